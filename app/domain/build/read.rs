//! Reads the files of texts.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// The languages, in the order of `Locale::ALL`; the first is the one the others are compared with.
pub const LANGUAGES: [&str; 5] = ["en", "da", "fr", "fi", "pt-BR"];

/// One text of one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Text {
    /// The same whatever the numbers in it.
    Plain(String),
    /// Depends on the number `n`: plural category -> text.
    Plural(BTreeMap<String, String>),
}

impl Text {
    /// The pieces of text with the plural category each is for.
    pub fn forms(&self) -> Vec<(&str, &str)> {
        match self {
            Self::Plain(text) => vec![("", text)],
            Self::Plural(forms) => forms.iter().map(|(category, text)| (category.as_str(), text.as_str())).collect(),
        }
    }
}

/// Key -> text.
pub type Texts = BTreeMap<String, Text>;

/// Everything in the folder.
#[derive(Debug, Default)]
pub struct Catalogue {
    /// Language -> feature (file name without its ending) -> texts.
    pub languages: BTreeMap<String, BTreeMap<String, Texts>>,
    /// Folders and files read, so that a change to one builds again.
    pub files: Vec<PathBuf>,
}

impl Catalogue {
    /// The texts of a feature in a language.
    pub fn feature(&self, language: &str, feature: &str) -> Option<&Texts> {
        self.languages.get(language)?.get(feature)
    }
}

/// Reads what can be read; what cannot is in the list of problems.
pub fn read(root: &Path) -> (Catalogue, Vec<String>) {
    let mut catalogue = Catalogue::default();
    let mut problems = Vec::new();
    for language in LANGUAGES {
        let folder = root.join(language);
        let mut features = BTreeMap::new();
        let Ok(entries) = fs::read_dir(&folder) else {
            problems.push(format!("{language}/: there is no such folder in app/locales"));
            continue;
        };
        let mut paths: Vec<_> =
            entries.flatten().map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "json")).collect();
        paths.sort();
        for path in paths {
            let feature = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
            let name = format!("{language}/{feature}.json");
            match fs::read_to_string(&path) {
                Ok(json) => {
                    let (texts, wrong) = parse(&name, &json);
                    problems.extend(wrong);
                    features.insert(feature, texts);
                }
                Err(error) => problems.push(format!("{name}: {error}")),
            }
            catalogue.files.push(path);
        }
        catalogue.files.push(folder);
        catalogue.languages.insert(language.to_owned(), features);
    }
    (catalogue, problems)
}

/// Parses one file; `name` is how problems call it.
pub fn parse(name: &str, json: &str) -> (Texts, Vec<String>) {
    let mut texts = Texts::new();
    let object: serde_json::Map<String, serde_json::Value> = match serde_json::from_str(json) {
        Ok(object) => object,
        Err(error) => return (texts, vec![format!("{name}: {error}")]),
    };
    let mut problems = duplicates(name, json, &object);
    for (key, value) in object {
        let text = match value {
            serde_json::Value::String(text) => Some(Text::Plain(text)),
            serde_json::Value::Object(forms) => {
                let forms: Option<_> = forms.into_iter().map(|(c, v)| Some((c, v.as_str()?.to_owned()))).collect();
                forms.map(Text::Plural)
            }
            _ => None,
        };
        match text {
            Some(text) => drop(texts.insert(key, text)),
            None => problems.push(format!("{name}: {key}: neither a text nor an object of plural forms")),
        }
    }
    (texts, problems)
}

/// JSON readers keep the last of two equal keys without a word; a line per key, as our files have, lets us count.
fn duplicates(name: &str, json: &str, object: &serde_json::Map<String, serde_json::Value>) -> Vec<String> {
    let starts = |key: &str| json.lines().filter(|l| l.trim_start().starts_with(&format!("\"{key}\":"))).count();
    let plural_word = |key: &str| key == "one" || key == "other";
    object.keys().filter(|key| !plural_word(key) && starts(key) > 1).map(|key| format!("{name}: {key}: is there twice")).collect()
}
