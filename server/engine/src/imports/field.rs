//! One cell on its way into a record.

use domain::consent::Channel;
use domain::ids::{FieldId, OrganisationId};
use domain::imports::{IssueKind, Label, Target};
use domain::people::{Address, AffiliationRole, Link, LinkKind, Postal, PostalAddress};
use domain::validate;

use super::cells::{clean, country, date, email, line, name, phone, postal, words};
use super::custom;
use super::parse::{Parsed, Reading};
use crate::text::{fold, separated};

/// A cell on its way into the record.
pub struct Field<'a> {
    /// How rows are read.
    pub at: &'a Reading,
    /// The row so far.
    pub out: &'a mut Parsed,
    /// Which column.
    pub column: usize,
    /// What the cell says.
    pub cell: &'a str,
}

impl Field<'_> {
    fn issue(&mut self, kind: IssueKind) {
        self.out.issue(kind, self.at.column(self.column), self.cell);
    }

    /// The value, or what is the matter.
    pub fn known<T>(&mut self, value: Option<T>, otherwise: IssueKind) -> Option<T> {
        if value.is_none() {
            self.issue(otherwise);
        }
        value
    }

    /// One line of at most `max` letters.
    fn text(&mut self, max: usize) -> String {
        let text = if self.at.own { self.cell.trim().to_owned() } else { line(self.cell) };
        if text.chars().count() <= max {
            return text;
        }
        self.issue(IssueKind::TooLong);
        text.chars().take(max).collect()
    }

    /// A name, in capitals where they belong.
    fn part_of_name(&mut self) -> String {
        if self.at.own { self.text(200) } else { name::small(&self.text(100)) }
    }

    /// The values of a cell that may hold several.
    fn several(&self) -> Vec<String> {
        if self.at.own {
            return separated(self.cell);
        }
        self.cell.split([',', ';', '|', '\n']).map(line).filter(|t| !t.is_empty()).collect()
    }

    /// Puts the cell where it belongs.
    pub fn take(&mut self, target: &Target) {
        match target {
            Target::Ignore | Target::FullName | Target::Branch | Target::Role => {}
            Target::GivenName => self.out.record.given_name = self.part_of_name(),
            Target::AdditionalName => self.out.record.additional_name = self.part_of_name(),
            Target::FamilyName if self.out.record.family_name.is_empty() => self.out.record.family_name = self.part_of_name(),
            Target::FamilyName => {}
            Target::HonorificPrefix => self.out.record.honorific_prefix = self.text(50),
            Target::Nickname => self.out.record.nickname = self.text(100),
            Target::Pronouns => self.out.record.pronouns = self.text(50),
            Target::JobTitle => self.out.record.job_title = self.text(200),
            Target::Employer => self.out.record.employer = self.text(200),
            Target::Outlet => self.out.record.outlet = self.text(200),
            Target::Beat => self.out.record.beat = self.text(200),
            Target::BirthDate => self.date(),
            Target::Language => self.language(),
            Target::Languages => self.languages(),
            Target::Kind => {
                if let Some(kind) = words::kind(self.cell) {
                    self.out.record.kind = kind;
                }
            }
            Target::Email(label) => self.emails(*label),
            Target::Phone(label) => self.phones(*label),
            Target::Street(_)
            | Target::Extra(_)
            | Target::Postcode(_)
            | Target::City(_)
            | Target::PostcodeCity(_)
            | Target::Region(_)
            | Target::Country(_) => self.postal(target),
            Target::Link(kind) => self.link(*kind),
            Target::SupportLevel => {
                self.out.record.support_level = self.known(words::support(self.cell), IssueKind::ChoiceUnclear)
            }
            Target::Tags => self.out.tags.extend(self.several()),
            Target::TagIfYes => {
                if self.known(words::yes_no(self.cell), IssueKind::YesNoUnclear) == Some(true) {
                    self.out.tags.push(line(self.at.column(self.column)));
                }
            }
            Target::DoNotContact(channel) => {
                if self.known(words::yes_no(self.cell), IssueKind::YesNoUnclear) == Some(true) {
                    self.out.record.do_not_contact.insert(*channel);
                }
            }
            Target::StoppedAt(channel) => {
                self.out.record.do_not_contact.insert(*channel);
            }
            Target::Subscription => {
                if self.known(words::subscription(self.cell), IssueKind::YesNoUnclear) == Some(false) {
                    self.out.record.do_not_contact.insert(Channel::Email);
                }
            }
            Target::Consent(purpose, channel) => {
                if let Some(given) = self.known(words::yes_no(self.cell), IssueKind::YesNoUnclear) {
                    self.out.consents.push((*purpose, *channel, given));
                }
            }
            Target::Note => {
                if !self.out.note.is_empty() {
                    self.out.note.push('\n');
                }
                self.out.note.push_str(&clean(self.cell).chars().take(4000).collect::<String>());
            }
            Target::ExternalId => self.out.external = self.text(200),
            Target::Custom(id) => self.custom(*id),
        }
    }

    fn date(&mut self) {
        let month_first = self.at.options.month_first.contains(&self.column);
        if let Some(date) = self.known(date::read(self.cell, month_first, self.at.this_year), IssueKind::DateUnclear) {
            self.out.record.birth_date = date;
        }
    }

    fn language(&mut self) {
        if let Some(locale) = self.known(words::language(self.cell), IssueKind::LanguageUnclear) {
            self.out.record.locale = locale;
            self.out.says_locale = true;
        }
    }

    fn languages(&mut self) {
        for word in self.cell.split([',', ';', '/', ' ']).map(str::trim).filter(|w| !w.is_empty()) {
            let tag = words::language(word)
                .map(|l| l.as_str().to_owned())
                .or_else(|| (2..=3).contains(&word.len()).then(|| word.to_lowercase()));
            match tag {
                Some(tag) if !self.out.record.languages.contains(&tag) => self.out.record.languages.push(tag),
                Some(_) => {}
                None => self.issue(IssueKind::LanguageUnclear),
            }
        }
    }

    fn emails(&mut self, label: Label) {
        // What is in the form addresses are kept in is one, however it looks.
        let kept = validate::email(self.cell).is_some_and(|address| address == self.cell) && self.at.own;
        let found =
            if kept { email::Emails { good: vec![self.cell.to_owned()], unclear: false } } else { email::read(self.cell) };
        if found.unclear {
            self.issue(IssueKind::EmailUnclear);
        }
        let emails = &mut self.out.record.emails;
        for address in found.good {
            if !emails.iter().any(|known| known.address == address) {
                emails.push(Address { label: label.stored().to_owned(), address });
            }
        }
    }

    fn phones(&mut self, label: Label) {
        let kept = validate::phone(self.cell).is_some_and(|number| number == self.cell) && self.at.own;
        let found = if kept {
            phone::Phones { good: vec![self.cell.to_owned()], ..phone::Phones::default() }
        } else {
            phone::read(self.cell, &self.at.tenant.country)
        };
        if found.unclear {
            self.issue(IssueKind::PhoneUnclear);
        }
        if found.extension {
            self.issue(IssueKind::PhoneExtension);
        }
        let phones = &mut self.out.record.phones;
        for address in found.good {
            if !phones.iter().any(|known| known.address == address) {
                phones.push(Address { label: label.stored().to_owned(), address });
            }
        }
    }

    fn postal(&mut self, target: &Target) {
        let (Target::Street(label)
        | Target::Extra(label)
        | Target::Postcode(label)
        | Target::City(label)
        | Target::PostcodeCity(label)
        | Target::Region(label)
        | Target::Country(label)) = target
        else {
            return;
        };
        let text = self.text(200);
        let code =
            if matches!(target, Target::Country(_)) { self.known(country::code(&text), IssueKind::CountryUnclear) } else { None };
        let own = self.at.own;
        let address = self.address(label.postal());
        match target {
            Target::Street(_) => address.street = text,
            Target::Extra(_) => address.extra = text,
            Target::Postcode(_) => address.postcode = text.chars().take(20).collect(),
            Target::City(_) if address.postcode.is_empty() && !own => {
                let (postcode, city) = postal::split(&text);
                (address.postcode, address.city) = if city.is_empty() { (String::new(), text) } else { (postcode, city) };
            }
            Target::City(_) => address.city = text,
            Target::PostcodeCity(_) => (address.postcode, address.city) = postal::split(&text),
            Target::Region(_) => address.region = text,
            _ => address.country = code.unwrap_or_default(),
        }
    }

    fn address(&mut self, kind: &str) -> &mut PostalAddress {
        let addresses = &mut self.out.record.addresses;
        let at = addresses.iter().position(|a| a.kind == kind).unwrap_or_else(|| {
            addresses.push(Postal { kind: kind.to_owned(), address: PostalAddress::default() });
            addresses.len() - 1
        });
        #[expect(clippy::indexing_slicing, reason = "the place was just found or made")]
        &mut addresses[at].address
    }

    fn link(&mut self, kind: LinkKind) {
        let text = clean(self.cell);
        for part in text.split_whitespace() {
            let url = match part {
                p if p.starts_with("http://") || p.starts_with("https://") => p.to_owned(),
                p if p.starts_with('@') && kind == LinkKind::X => format!("https://x.com/{}", p.trim_start_matches('@')),
                p if p.contains('.') && !p.contains('@') => format!("https://{p}"),
                _ => {
                    self.issue(IssueKind::LinkUnclear);
                    return;
                }
            };
            let links = &mut self.out.record.links;
            if url.len() <= 500 && !links.iter().any(|l| l.url == url) {
                links.push(Link { kind, url });
            }
        }
    }

    /// The branches the cell names: one, or several as this program writes them.
    pub fn branches(&mut self) -> Vec<OrganisationId> {
        let one = self.at.branches.get(&fold(self.cell)).copied();
        let names = if one.is_none() { separated(self.cell) } else { Vec::new() };
        let found: Vec<OrganisationId> =
            one.into_iter().chain(names.iter().filter_map(|name| self.at.branches.get(&fold(name)).copied())).collect();
        if found.is_empty() || (one.is_none() && found.len() < names.len()) {
            self.issue(IssueKind::BranchUnclear);
            // Roles go with branches by their order: where one is missing, none can be told apart.
            return if names.len() > 1 { Vec::new() } else { found };
        }
        found
    }

    /// As what, for each of the branches.
    pub fn roles(&mut self) -> Vec<AffiliationRole> {
        let said = separated(self.cell);
        let found: Vec<AffiliationRole> = said.iter().filter_map(|word| words::role(word)).collect();
        if found.len() < said.len() {
            self.issue(IssueKind::RoleUnclear);
            return Vec::new();
        }
        found
    }

    fn custom(&mut self, id: FieldId) {
        let Some((kind, options)) = self.at.fields.get(&id) else { return };
        let month_first = self.at.options.month_first.contains(&self.column);
        let read = if self.at.own { custom::kept(self.cell, *kind, options) } else { Err(IssueKind::ChoiceUnclear) };
        // What is not as it is kept was changed by somebody since.
        match read.or_else(|_| custom::read(self.cell, *kind, options, month_first, self.at.this_year)) {
            Ok(Some(value)) => {
                self.out.record.custom.insert(id, value);
            }
            Ok(None) => {}
            Err(kind) => self.issue(kind),
        }
    }
}
