//! Buttons, menus, ways about.

use leptos::prelude::*;

use super::Part;
use crate::ui::*;

#[component]
pub(super) fn Actions() -> impl IntoView {
    view! {
        <Part title="Actions">
            <h3>"Buttons"</h3>
            <div class="row">
                <Button variant=Variant::Primary>"Join"</Button>
                <Button>"Edit"</Button>
                <Button variant=Variant::Quiet>"Not now"</Button>
                <Button variant=Variant::Danger icon=Glyph::Trash>"Delete"</Button>
                <Button disabled=true>"Disabled"</Button>
                <LinkButton href="#main" icon=Glyph::Download>"A link"</LinkButton>
            </div>
            <h3>"In dense rows"</h3>
            <div class="row">
                <Button size=Size::Small variant=Variant::Primary>"Approve and send"</Button>
                <Button size=Size::Small>"Tag"</Button>
                <Button size=Size::Small variant=Variant::Quiet>"Send back"</Button>
                <Menu label="More" size=Size::Small>
                    <MenuLink href="#main" icon=Glyph::Person>"Assign"</MenuLink>
                    <MenuLink href="#main" icon=Glyph::Send>"Transfer"</MenuLink>
                </Menu>
            </div>
            <h3>"Tabs"</h3>
            <Tabs
                label="Views of the event"
                tabs=vec![
                    Tab::new("#a", "Overview").current(true),
                    Tab::new("#b", "Attendees").count(42),
                    Tab::new("#c", "Settings"),
                ]
            />
            <h3>"Steps"</h3>
            <Stepper
                steps=["Where you live", "Who to write to", "Your message", "Confirm"].map(str::to_owned).to_vec()
                current=1
            />
            <h3>"What cannot be undone"</h3>
            <ConfirmForm
                action="#"
                label="Erase this person"
                sentence="Everything but the proof of consent goes, for good."
                type_this="Aino Lindqvist"
            />
            <PageHeader
                title="A page header"
                eyebrow="N-2481 · help with a problem"
                lead="Title and actions in one row. On phones the actions go under it."
                back=("#main".to_owned(), "Letters".to_owned())
                actions=|| view! {
                    <LinkButton href="#main" size=Size::Small icon=Glyph::Upload>"Import"</LinkButton>
                    <LinkButton href="#main" size=Size::Small variant=Variant::Primary icon=Glyph::Plus>"Add person"</LinkButton>
                    <Menu label="More" size=Size::Small variant=Variant::Quiet icon=Glyph::Dots icon_only=true end=true>
                        <MenuLink href="#main" icon=Glyph::Download download=true>"Download"</MenuLink>
                        <MenuButton icon=Glyph::Trash danger=true>"Delete"</MenuButton>
                    </Menu>
                }
            />
        </Part>
    }
}
