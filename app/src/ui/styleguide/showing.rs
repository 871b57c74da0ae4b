//! Lists and facts.

use leptos::prelude::*;

use super::Part;
use crate::ui::*;

const PEOPLE: [(&str, &str, &str, Tone, &str, u32); 4] = [
    ("Aino Lindqvist", "aino@example.org", "4821 Norrvig", Tone::Good, "strong", 12),
    ("Bjørn Ågård", "no e-mail · +45 20 00 00 00", "4821 Norrvig", Tone::Plain, "leaning", 3),
    ("Céline Moreau", "celine@example.org", "4822 Hvidby", Tone::Warn, "unsure", 1),
    ("João Souza", "joao@example.org", "4821 Norrvig", Tone::Good, "strong", 1_204),
];

#[component]
pub(super) fn Tables() -> impl IntoView {
    let columns = vec![
        Column::silent("Choose"),
        Column::new("Name").sortable("#main", Sort::Up),
        Column::new("Place").sortable("#main", Sort::None).hidden_on_phones(),
        Column::new("Support"),
        Column::new("Events").number().hidden_on_phones(),
    ];
    let rows = PEOPLE.iter().enumerate().map(|(at, (name, detail, place, tone, support, events))| {
        view! {
            <tr>
                <td><input type="checkbox" aria-label=*name checked=at == 0/></td>
                <td><PersonCell name=*name href="#main" detail=*detail/></td>
                <td class="roomy">{*place}</td>
                <td><Chip tone=*tone>{*support}</Chip></td>
                <td class="roomy number">{*events}</td>
            </tr>
        }
    });
    view! {
        <Part title="Lists">
            <Filters action="#">
                <SearchBox label="Search people" name="guide_q" inside=true/>
                <Select label="Branch" name="guide_branch" options=vec![Choice::new("", "All branches")]/>
                <Button>"Apply"</Button>
            </Filters>
            <DataTable caption="People" columns keyboard=true>{rows.collect_view()}</DataTable>
            <Pagination next=Some("#next".to_owned()) first=Some("#first".to_owned()) shown="51 to 100 of 605"/>
            <SelectionBar text="1 selected">
                <Button size=Size::Small icon=Glyph::Tag>"Tag"</Button>
                <Button size=Size::Small>"Invite to event"</Button>
            </SelectionBar>
        </Part>
    }
}

#[component]
pub(super) fn Facts() -> impl IntoView {
    let facts = vec![
        ("E-mail".to_owned(), view! { <a href="#main">"aino@example.org"</a> }.into_any()),
        ("Lives in".to_owned(), "Harbour Street 12, 4821 Norrvig".into_any()),
        ("Language".to_owned(), "Finnish".into_any()),
    ];
    view! {
        <Part title="Facts and figures">
            <StatRow>
                <Stat label="People" value="12,480" detail="31 new this week" href="#main"/>
                <Stat label="Housing for all" value="42 of 60" detail="Thursday 19:00"/>
                <Stat label="Letters waiting" value="7"/>
            </StatRow>
            <Split side=|| view! {
                <Card title="Steps" tight=true>
                    <Checklist items=vec![
                        (Done::Yes, "Acknowledged".into()),
                        (Done::Now, "Visit, Thursday".into()),
                        (Done::No, "Answer and close with an outcome".into()),
                    ]/>
                </Card>
            }>
                <Card title="Contact"><DescriptionList items=facts/></Card>
                <Card title="Progress">
                    <ProgressBar label="Importing people" value=1204_u64 max=4912_u64 text="1,204 of 4,912"/>
                    <ProgressBar label="Waiting for the server"/>
                </Card>
            </Split>
        </Part>
    }
}
