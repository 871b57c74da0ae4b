//! Statements.

crate::queries! {
    KEEP = "INSERT INTO installation (name, content) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING";
    GET = "SELECT content FROM installation WHERE name = $1";
}
