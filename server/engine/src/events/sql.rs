//! Statements.
//!
//! `ADJUST` is the heart: it moves the counters of the event, tests them against the capacity and takes the event's turn,
//! all in one statement, so that two claims of the last place can't both succeed on either database.

/// The columns of `rows::EventRecord`.
macro_rules! event {
    () => {
        "SELECT e.event_id, e.organisation_id, o.name AS organisation_name, o.slug AS organisation_slug, e.slug, e.state, e.visibility,
            e.title, e.description, e.venue, e.street, e.postcode, e.city, e.country, e.online_url, e.zone, e.start_at, e.end_at,
            e.capacity, e.guests_allowed, e.seats_taken, e.waiting, e.picture_id, e.picture_alt, e.remind, e.reminded_at,
            e.cancel_message, e.ics_uid, e.ics_sequence, e.updated_at
        FROM event e JOIN organisation o ON o.tenant_id = e.tenant_id AND o.organisation_id = e.organisation_id "
    };
}

/// The columns of `rows::RegistrationRecord`.
macro_rules! registration {
    () => {
        "SELECT r.registration_id, r.event_id, r.person_id, r.status, r.mark, r.guests, r.position, r.hold_until, r.checked_in_at,
            r.name, r.name_key, r.email, r.locale, r.created_at FROM registration r "
    };
}

/// Limits events to what the account `$2` may see at `$3`, that end after `$4` and not after `$5`, drafts only unless `$6`,
/// matching `$7`, of any branch if `$8` or else of `$9` and below.
macro_rules! listed {
    () => {
        "WHERE e.tenant_id = $1
          AND EXISTS (SELECT 1 FROM access_grant g JOIN organisation_closure c
                ON c.tenant_id = g.tenant_id AND c.ancestor_id = g.organisation_id
            WHERE g.tenant_id = $1 AND g.account_id = $2 AND g.capability = 'events.read' AND (g.until IS NULL OR g.until > $3)
              AND c.descendant_id = e.organisation_id)
          AND e.end_at > $4 AND e.end_at <= $5 AND ($6 OR e.state = 'draft') AND e.search_text LIKE $7
          AND ($8 OR EXISTS (SELECT 1 FROM organisation_closure b
            WHERE b.tenant_id = $1 AND b.ancestor_id = $9 AND b.descendant_id = e.organisation_id)) "
    };
}

/// Which attendees are meant: the words `$3`, the status `$4` or all but the cancelled, the mark `$5` or any.
macro_rules! attending {
    () => {
        "WHERE r.tenant_id = $1 AND r.event_id = $2 AND (r.name_key LIKE $3 OR r.email LIKE $3)
          AND (r.status = $4 OR ($4 = '' AND r.status <> 'cancelled')) AND ($5 = '' OR r.mark = $5) "
    };
}

/// Events anybody may find that are not over at `$2`.
macro_rules! public {
    () => {
        "WHERE e.tenant_id = $1 AND e.visibility = 'public' AND e.end_at > $2 "
    };
}

crate::queries! {
    BY_ID = concat!(event!(), "WHERE e.tenant_id = $1 AND e.event_id = $2");
    BY_SLUG = concat!(event!(), "WHERE e.tenant_id = $1 AND e.slug = $2");
    LIST_UP = concat!(event!(), listed!(), "AND (e.start_at, e.event_id) > ($10, $11) ORDER BY e.start_at, e.event_id LIMIT $12");
    LIST_DOWN = concat!(event!(), listed!(), "AND (e.start_at, e.event_id) < ($10, $11) ORDER BY e.start_at DESC, e.event_id DESC LIMIT $12");
    PUBLIC = concat!(event!(), public!(), "AND e.state = 'published'
        AND ($3 OR EXISTS (SELECT 1 FROM organisation_closure b
            WHERE b.tenant_id = $1 AND b.ancestor_id = $4 AND b.descendant_id = e.organisation_id))
        ORDER BY e.start_at, e.event_id LIMIT 200");
    FEED = concat!(event!(), public!(), "AND e.state IN ('published', 'cancelled') AND e.published_at IS NOT NULL
        AND ($3 OR EXISTS (SELECT 1 FROM organisation_closure b
            WHERE b.tenant_id = $1 AND b.ancestor_id = $4 AND b.descendant_id = e.organisation_id))
        ORDER BY e.start_at, e.event_id LIMIT 500");
    PUBLIC_BRANCHES = "SELECT DISTINCT o.slug, o.name FROM event e
        JOIN organisation o ON o.tenant_id = e.tenant_id AND o.organisation_id = e.organisation_id
        WHERE e.tenant_id = $1 AND e.state = 'published' AND e.visibility = 'public' AND e.end_at > $2 ORDER BY o.name";
    HOSTS = "SELECT o.organisation_id, o.name FROM organisation o
        WHERE o.tenant_id = $1 AND o.archived_at IS NULL AND o.kind <> 'office'
          AND EXISTS (SELECT 1 FROM access_grant g JOIN organisation_closure c
                ON c.tenant_id = g.tenant_id AND c.ancestor_id = g.organisation_id
            WHERE g.tenant_id = $1 AND g.account_id = $2 AND g.capability = 'events.manage' AND (g.until IS NULL OR g.until > $3)
              AND c.descendant_id = o.organisation_id)
        ORDER BY o.name, o.organisation_id";
    SLUG_TAKEN = "SELECT CAST(COUNT(*) AS BIGINT) FROM event WHERE tenant_id = $1 AND slug = $2";
    INSERT = "INSERT INTO event (tenant_id, event_id, organisation_id, slug, state, visibility, title, description, search_text, venue,
            street, postcode, city, country, online_url, zone, start_at, end_at, capacity, guests_allowed, seats_taken, waiting,
            picture_id, picture_alt, remind, cancel_message, ics_uid, ics_sequence, version, created_at, updated_at)
        VALUES ($1, $2, $3, $4, 'draft', $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, 0, 0, $20, $21, $22, '',
            $23, 0, 0, $24, $24)";
    UPDATE = "UPDATE event SET organisation_id = $3, visibility = $4, title = $5, description = $6, search_text = $7, venue = $8,
            street = $9, postcode = $10, city = $11, country = $12, online_url = $13, zone = $14, start_at = $15, end_at = $16,
            capacity = $17, guests_allowed = $18, picture_alt = $19, remind = $20,
            reminded_at = CASE WHEN start_at = $15 THEN reminded_at ELSE NULL END,
            ics_sequence = ics_sequence + $21, version = version + 1, updated_at = $22
        WHERE tenant_id = $1 AND event_id = $2";
    LOCK = "UPDATE event SET version = version + 1 WHERE tenant_id = $1 AND event_id = $2";
    ADJUST = "UPDATE event SET version = version + 1, seats_taken = seats_taken + $3, waiting = waiting + $4
        WHERE tenant_id = $1 AND event_id = $2 AND ($3 <= 0 OR capacity IS NULL OR seats_taken + $3 <= capacity)
        RETURNING version";
    SET_STATE = "UPDATE event SET state = $3, cancel_message = $4, ics_sequence = ics_sequence + $5, version = version + 1,
            updated_at = $6, published_at = COALESCE(published_at, $7)
        WHERE tenant_id = $1 AND event_id = $2";
    SET_PICTURE = "UPDATE event SET picture_id = $3, picture_alt = $4, updated_at = $5 WHERE tenant_id = $1 AND event_id = $2";
    DELETE_DRAFT = "DELETE FROM event WHERE tenant_id = $1 AND event_id = $2 AND state = 'draft' AND published_at IS NULL";
    DUE_REMINDERS = "UPDATE event SET reminded_at = $2
        WHERE tenant_id = $1 AND state = 'published' AND remind AND reminded_at IS NULL AND start_at > $2 AND start_at <= $3
        RETURNING event_id";

    REGISTRATION = concat!(registration!(), "WHERE r.tenant_id = $1 AND r.registration_id = $2");
    REGISTRATION_OF = concat!(registration!(), "WHERE r.tenant_id = $1 AND r.event_id = $2 AND r.person_id = $3");
    QUEUE = concat!(registration!(), "WHERE r.tenant_id = $1 AND r.event_id = $2 AND r.status = 'waitlisted'
        ORDER BY r.position, r.registration_id LIMIT 500");
    EXPIRED_HOLDS = concat!(registration!(), "WHERE r.tenant_id = $1 AND r.event_id = $2 AND r.status = 'held' AND r.hold_until <= $3
        ORDER BY r.position, r.registration_id");
    EVENTS_WITH_EXPIRED_HOLDS = "SELECT DISTINCT event_id FROM registration WHERE tenant_id = $1 AND status = 'held' AND hold_until <= $2";
    UNTOLD = concat!(registration!(), "WHERE r.tenant_id = $1 AND r.event_id = $2 AND r.status <> 'cancelled' AND r.told_sequence < $3
        ORDER BY r.registration_id LIMIT 50");
    UNREMINDED = concat!(registration!(), "WHERE r.tenant_id = $1 AND r.event_id = $2 AND r.status = 'registered' AND NOT r.reminded
        ORDER BY r.registration_id LIMIT 50");
    ATTENDEES = concat!(registration!(), attending!(), "AND (r.name_key, r.registration_id) > ($6, $7)
        ORDER BY r.name_key, r.registration_id LIMIT $8");
    ATTENDEES_QUEUE = concat!(registration!(), attending!(), "AND (r.position, r.registration_id) > ($6, $7)
        ORDER BY r.position, r.registration_id LIMIT $8");
    EVERYBODY = concat!(registration!(), "WHERE r.tenant_id = $1 AND r.event_id = $2 ORDER BY r.name_key, r.registration_id");
    TURN = "SELECT CAST(COUNT(*) AS BIGINT) FROM registration
        WHERE tenant_id = $1 AND event_id = $2 AND status = 'waitlisted' AND position < $3";
    NUMBERS = "SELECT
            CAST(COALESCE(SUM(CASE WHEN status = 'registered' THEN 1 ELSE 0 END), 0) AS BIGINT) AS registered,
            CAST(COALESCE(SUM(CASE WHEN status = 'registered' THEN guests ELSE 0 END), 0) AS BIGINT) AS guests,
            CAST(COALESCE(SUM(CASE WHEN status = 'waitlisted' THEN 1 ELSE 0 END), 0) AS BIGINT) AS waitlisted,
            CAST(COALESCE(SUM(CASE WHEN status = 'held' THEN 1 ELSE 0 END), 0) AS BIGINT) AS held,
            CAST(COALESCE(SUM(CASE WHEN status = 'cancelled' THEN 1 ELSE 0 END), 0) AS BIGINT) AS cancelled,
            CAST(COALESCE(SUM(CASE WHEN mark = 'attended' THEN 1 ELSE 0 END), 0) AS BIGINT) AS attended,
            CAST(COALESCE(SUM(CASE WHEN mark = 'no_show' THEN 1 ELSE 0 END), 0) AS BIGINT) AS no_show
        FROM registration WHERE tenant_id = $1 AND event_id = $2";
    COUNT_TOLD = "SELECT CAST(COUNT(*) AS BIGINT) FROM registration WHERE tenant_id = $1 AND event_id = $2 AND status <> 'cancelled'";
    COUNT_ALL = "SELECT CAST(COUNT(*) AS BIGINT) FROM registration WHERE tenant_id = $1 AND event_id = $2";
    INSERT_REGISTRATION = "INSERT INTO registration (tenant_id, registration_id, event_id, person_id, status, guests, position, name,
            name_key, email, locale, source, referrer, told_sequence, reminded, created_at, updated_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, FALSE, $15, $15)";
    REVIVE = "UPDATE registration SET status = $3, mark = NULL, guests = $4, position = $5, hold_until = NULL, name = $6, name_key = $7,
            email = $8, locale = $9, source = $10, referrer = $11, told_sequence = $12, reminded = FALSE, updated_at = $13
        WHERE tenant_id = $1 AND registration_id = $2 AND status = 'cancelled'";
    SET_STATUS = "UPDATE registration SET status = $3, hold_until = $4, updated_at = $5
        WHERE tenant_id = $1 AND registration_id = $2 AND status = $6";
    EVENTS_OF_BOTH = "SELECT x.event_id FROM registration x
        JOIN registration y ON y.tenant_id = x.tenant_id AND y.event_id = x.event_id AND y.person_id = $3
        WHERE x.tenant_id = $1 AND x.person_id = $2 ORDER BY x.event_id";
    DELETE_REGISTRATION = "DELETE FROM registration WHERE tenant_id = $1 AND registration_id = $2";
    MOVED = "INSERT INTO registration_moved (tenant_id, registration_id, into_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    UNMOVED = "DELETE FROM registration_moved WHERE tenant_id = $1 AND registration_id = $2";
    MOVED_TO = "SELECT into_id FROM registration_moved WHERE tenant_id = $1 AND registration_id = $2";
    SET_PERSON = "UPDATE registration SET person_id = $3 WHERE tenant_id = $1 AND registration_id = $2";
    MOVE_PERSON = "UPDATE registration SET person_id = $3 WHERE tenant_id = $1 AND person_id = $2";
    SET_GUESTS = "UPDATE registration SET guests = $3, updated_at = $4 WHERE tenant_id = $1 AND registration_id = $2";
    SET_MARK = "UPDATE registration SET mark = $3, checked_in_at = $4, updated_at = $5 WHERE tenant_id = $1 AND registration_id = $2";
    UNMARKED = concat!(registration!(), "WHERE r.tenant_id = $1 AND r.event_id = $2 AND r.status = 'registered' AND r.mark IS NULL
        ORDER BY r.registration_id");
    TOLD = "UPDATE registration SET told_sequence = $3 WHERE tenant_id = $1 AND registration_id = $2";
    REMINDED = "UPDATE registration SET reminded = TRUE WHERE tenant_id = $1 AND registration_id = $2";
    OF_PERSON = "SELECT e.title, e.start_at, e.end_at, e.zone, r.status, r.mark, r.guests, r.name, r.email, r.created_at
        FROM registration r JOIN event e ON e.tenant_id = r.tenant_id AND e.event_id = r.event_id
        WHERE r.tenant_id = $1 AND r.person_id = $2 ORDER BY e.start_at, e.event_id";
    TAKING_OF_PERSON = concat!(registration!(), "JOIN event e ON e.tenant_id = r.tenant_id AND e.event_id = r.event_id
        WHERE r.tenant_id = $1 AND r.person_id = $2 AND r.status <> 'cancelled' AND e.end_at > $3 ORDER BY r.registration_id");
    FORGET = "UPDATE registration SET name = '', name_key = '', email = '', referrer = '', updated_at = $3
        WHERE tenant_id = $1 AND person_id = $2";
}
