//! The one language a browser loads: a flat JSON object `{"feature.key": "text" | {"one": "…", "other": "…"}}`.

use std::sync::OnceLock;

use serde_json::{Map, Value};

use super::{catalogue::Form, keys::NAMES};

static INSTALLED: OnceLock<Vec<Option<Form>>> = OnceLock::new();

/// Why a language could not be installed as a whole.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InstallError {
    /// The file is not a JSON object. Nothing was installed.
    #[error("texts are not a JSON object: {0}")]
    NotAnObject(String),
    /// A language is there already. It stays.
    #[error("texts were installed before")]
    Twice,
    /// These keys have no text. The others were installed.
    #[error("texts are missing: {}", .0.join(", "))]
    Missing(Vec<String>),
}

/// Installs the language of the page, once, before the first text is asked for.
///
/// # Errors
/// See [`InstallError`]; after [`InstallError::Missing`] everything else works and a missing text shows as its key.
pub fn install(json: &str) -> Result<(), InstallError> {
    let (forms, missing) = parse(json)?;
    INSTALLED.set(forms).map_err(|_| InstallError::Twice)?;
    if missing.is_empty() { Ok(()) } else { Err(InstallError::Missing(missing)) }
}

#[cfg(not(any(test, feature = "texts")))]
pub(super) fn installed(key: super::Key) -> Option<Form> {
    at(INSTALLED.get()?, key)
}

#[cfg(any(test, not(feature = "texts")))]
fn at(forms: &[Option<Form>], key: super::Key) -> Option<Form> {
    forms.get(key.index()).copied().flatten()
}

fn parse(json: &str) -> Result<(Vec<Option<Form>>, Vec<String>), InstallError> {
    let mut object: Map<String, Value> = serde_json::from_str(json).map_err(|e| InstallError::NotAnObject(e.to_string()))?;
    let forms: Vec<_> = NAMES.iter().map(|name| object.remove(*name).and_then(form)).collect();
    let missing = NAMES.iter().zip(&forms).filter(|(_, form)| form.is_none()).map(|(name, _)| (*name).to_owned()).collect();
    Ok((forms, missing))
}

/// The texts stay for the life of the page, so leaking them costs nothing and spares a copy at every use.
fn form(value: Value) -> Option<Form> {
    let keep = |text: String| &*text.leak();
    match value {
        Value::String(text) => Some(Form::Plain(keep(text))),
        Value::Object(mut forms) => match (forms.remove("one")?, forms.remove("other")?) {
            (Value::String(one), Value::String(other)) => Some(Form::Plural { one: keep(one), other: keep(other) }),
            _ => None,
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{l10n::catalogue::built_in, locale::Locale};

    /// The file of a language as the bundle has it.
    fn file(locale: Locale) -> String {
        let object: Map<String, Value> = NAMES
            .iter()
            .zip(built_in::all(locale).unwrap())
            .map(|(name, form)| {
                let value = match form {
                    Form::Plain(text) => Value::from(*text),
                    Form::Plural { one, other } => serde_json::json!({ "one": one, "other": other }),
                };
                ((*name).to_owned(), value)
            })
            .collect();
        Value::Object(object).to_string()
    }

    #[test]
    fn a_file_installs_to_the_texts_of_the_server() {
        for locale in Locale::ALL {
            let (forms, missing) = parse(&file(*locale)).unwrap();
            assert!(missing.is_empty());
            let built_in: Vec<_> = built_in::all(*locale).unwrap().iter().copied().map(Some).collect();
            assert_eq!(forms, built_in);
        }
    }

    #[test]
    fn missing_and_broken_texts_are_named() {
        let mut object: Map<String, Value> = serde_json::from_str(&file(Locale::Fi)).unwrap();
        object.remove("common.save");
        object.insert("common.cancel".into(), 7.into());
        object.insert("common.people_count".into(), serde_json::json!({ "one": "x" }));
        let (forms, missing) = parse(&Value::Object(object).to_string()).unwrap();
        assert_eq!(missing, ["common.cancel", "common.people_count", "common.save"]);
        assert_eq!(at(&forms, crate::key!(common.save)), None);
        assert!(at(&forms, crate::key!(common.yes)).is_some());
    }

    #[test]
    fn only_the_first_language_is_kept() {
        assert_eq!(
            install("[]").unwrap_err(),
            InstallError::NotAnObject("invalid type: sequence, expected a map at line 1 column 0".into())
        );
        assert_eq!(install(&file(Locale::Da)), Ok(()));
        assert_eq!(install(&file(Locale::Fr)), Err(InstallError::Twice));
    }
}
