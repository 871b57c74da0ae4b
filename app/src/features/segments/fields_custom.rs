//! The fields of a condition about a field an organisation added.

use domain::segments::{Condition, CustomTest, TextTest};
use domain::tr;
use leptos::prelude::*;

use super::fields::Here;
use super::fields_period::period;
use super::inputs::{choose, ticks, typed};
use super::values;

pub(super) fn custom(here: &Here, field: String, test: CustomTest) -> AnyView {
    let l = here.store.l;
    let with = |set: fn(&mut CustomTest, String)| {
        here.told(move |c, v| {
            if let Condition::Custom { test, .. } = c {
                set(test, v)
            }
        })
    };
    match test {
        CustomTest::Filled => ().into_any(),
        CustomTest::Text { test, value } => {
            let tests = values::words(TextTest::ALL, TextTest::as_str, |t| values::test(l, t));
            let how = here.reshaped(|c, v| {
                if let Condition::Custom { test: CustomTest::Text { test, .. }, .. } = c {
                    *test = TextTest::parse(&v).unwrap_or(TextTest::Is)
                }
            });
            let what = with(|t, v| {
                if let CustomTest::Text { value, .. } = t {
                    *value = v
                }
            });
            view! {
                {choose(&here.id("test"), tr!(l, segments.l_test), tests, test.as_str(), how)}
                {(test != TextTest::Blank).then(|| typed(&here.id("value"), tr!(l, segments.l_value), "text", value, Vec::new(), what))}
            }
            .into_any()
        }
        CustomTest::Number { from, to } => {
            let shown = |n: Option<i64>| n.map(plain_number).unwrap_or_default();
            let least = with(|t, v| {
                if let CustomTest::Number { from, .. } = t {
                    *from = micros(&v)
                }
            });
            let most = with(|t, v| {
                if let CustomTest::Number { to, .. } = t {
                    *to = micros(&v)
                }
            });
            view! {
                {typed(&here.id("value"), tr!(l, segments.l_least), "text", shown(from), Vec::new(), least)}
                {typed(&here.id("to"), tr!(l, segments.l_most), "text", shown(to), Vec::new(), most)}
            }
            .into_any()
        }
        CustomTest::Date(p) => period(here, &p),
        CustomTest::Options(chosen) => {
            let options = here
                .store
                .choices
                .with_value(|c| c.fields.iter().find(|f| f.id == field).map(|f| f.options.clone()).unwrap_or_default());
            let told = here.many(|c, all| {
                if let Condition::Custom { test, .. } = c {
                    *test = CustomTest::Options(all)
                }
            });
            ticks(
                &here.id("value"),
                tr!(l, segments.l_value),
                options.into_iter().map(|o| (o.clone(), o)).collect(),
                chosen,
                told,
            )
        }
        CustomTest::YesNo(yes) => {
            let options = vec![("yes".to_owned(), tr!(l, segments.v_yes)), ("no".to_owned(), tr!(l, segments.v_no))];
            choose(
                &here.id("value"),
                tr!(l, segments.l_value),
                options,
                if yes { "yes" } else { "no" },
                with(|t, v| *t = CustomTest::YesNo(v == "yes")),
            )
        }
    }
}

/// A number in millionths from what was typed, with a comma or a point.
fn micros(typed: &str) -> Option<i64> {
    let text = typed.trim().replace(',', ".");
    let (sign, text) = text.strip_prefix('-').map_or((1, text.as_str()), |rest| (-1, rest));
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let part = format!("{part:0<6}");
    let whole: i64 = whole.parse().ok().filter(|_| part.len() == 6)?;
    Some(sign * whole.checked_mul(1_000_000)?.checked_add(part.parse().ok()?)?)
}

fn plain_number(n: i64) -> String {
    let (whole, part) = (n.abs() / 1_000_000, n.abs() % 1_000_000);
    let text = format!("{}{whole}.{part:06}", if n < 0 { "-" } else { "" });
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_people_type_them() {
        for (typed, want) in
            [("2,5", Some(2_500_000)), ("2.5", Some(2_500_000)), ("-1", Some(-1_000_000)), ("0.0000001", None), ("x", None)]
        {
            assert_eq!(micros(typed), want, "{typed}");
        }
        assert_eq!((plain_number(2_500_000), plain_number(-1_000_000)), ("2.5".to_owned(), "-1".to_owned()));
    }
}
