//! Members of the team, invitations, one's own account.

use domain::access::Capability as C;

use super::{Row, Who, row};
use crate::world::World;

pub fn rows(w: &World) -> Vec<Row> {
    [own(), members(w)].into_iter().flatten().collect()
}

fn own() -> Vec<Row> {
    let own = |endpoint, body: &str| row(endpoint, Who::LoggedIn, body);
    let nobody = uuid::Uuid::nil();
    vec![
        own("team/own", ""),
        own("team/change_own", "name=Olga Owner&language=en"),
        own("team/change_password", "old=wrong&new=meadow-meadow-meadow"),
        own("team/begin_totp", ""),
        own("team/confirm_totp", "secret=JBSWY3DPEHPK3PXP&code=000000"),
        own("team/remove_totp", "code=000000"),
        own("team/new_codes", "code=000000"),
        row("team/end_session", Who::LoggedIn, format!("id={nobody}")),
        own("team/end_others", ""),
    ]
}

fn members(w: &World) -> Vec<Row> {
    let may = |endpoint, body: String| row(endpoint, Who::Right(C::TeamManage), body);
    let (root, account) = (&w.root, &w.caseworker.account);
    let gift = format!(r#"{{"role":"event_host","organisation":"{root}","until":""}}"#);
    let nobody = uuid::Uuid::nil();
    vec![
        may("team/page", String::new()),
        may("team/invite", format!(r#"{{"email":"invited@example.org","gift":{gift},"language":"en"}}"#)),
        may("team/resend_invitation", format!("id={nobody}")),
        may("team/revoke_invitation", format!("id={nobody}")),
        may("team/set_role", format!(r#"{{"account":"{account}","before":null,"gift":{gift}}}"#)),
        may("team/take_role", format!(r#"{{"account":"{account}","role":"event_host","organisation":"{root}"}}"#)),
        may("team/remove_member", format!("account={nobody}")),
        row("team/accept", Who::OwnLink, format!("token={}&name=Bo&password=meadow-meadow&language=en", "A".repeat(43))),
    ]
}
