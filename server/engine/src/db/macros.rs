//! The macros through which every statement runs.

/// Runs the same expression on whichever database the transaction is on; `$conn` is its connection.
///
/// ```ignore
/// let n = on_tx!(tx, conn => sqlx::query(SQL).bind(id).execute(conn).await?.rows_affected());
/// ```
#[macro_export]
macro_rules! on_tx {
    ($tx:expr, $conn:ident => $body:expr) => {
        match $tx {
            $crate::db::Tx::Sqlite(transaction) => {
                let $conn = &mut **transaction;
                $body
            }
            $crate::db::Tx::Postgres(transaction) => {
                let $conn = &mut **transaction;
                $body
            }
        }
    };
}

/// All rows of a statement: `all!(tx, Row, sql::LIST, tenant, limit)` is a `Result<Vec<Row>>`.
#[macro_export]
macro_rules! all {
    ($tx:expr, $row:ty, $sql:expr $(, $arg:expr)* $(,)?) => {
        $crate::on_tx!($tx, conn => sqlx::query_as::<_, $row>($sql)$(.bind($arg))*.fetch_all(conn).await)
            .map_err($crate::error::Error::from)
    };
}

/// The row of a statement, if there is one: `one!(tx, Row, sql::BY_ID, tenant, id)` is a `Result<Option<Row>>`.
#[macro_export]
macro_rules! one {
    ($tx:expr, $row:ty, $sql:expr $(, $arg:expr)* $(,)?) => {
        $crate::on_tx!($tx, conn => sqlx::query_as::<_, $row>($sql)$(.bind($arg))*.fetch_optional(conn).await)
            .map_err($crate::error::Error::from)
    };
}

/// The single value of a statement that always gives one row: `value!(tx, i64, sql::COUNT, tenant)` is a `Result<i64>`.
#[macro_export]
macro_rules! value {
    ($tx:expr, $type:ty, $sql:expr $(, $arg:expr)* $(,)?) => {
        $crate::on_tx!($tx, conn => sqlx::query_scalar::<_, $type>($sql)$(.bind($arg))*.fetch_one(conn).await)
            .map_err($crate::error::Error::from)
    };
}

/// Runs a statement for its effect: a `Result<u64>` with the number of rows it touched.
#[macro_export]
macro_rules! exec {
    ($tx:expr, $sql:expr $(, $arg:expr)* $(,)?) => {
        $crate::on_tx!($tx, conn => sqlx::query($sql)$(.bind($arg))*.execute(conn).await.map(|done| done.rows_affected()))
            .map_err($crate::error::Error::from)
    };
}

/// Defines statements as constants and collects them in `ALL`, so that a test can prepare every one on both databases.
#[macro_export]
macro_rules! queries {
    ($($(#[$meta:meta])* $name:ident = $sql:expr;)+) => {
        $($(#[$meta])* pub(crate) const $name: &str = $sql;)+
        /// Every statement of this file, by name.
        #[cfg(test)]
        pub(crate) const ALL: &[(&str, &str)] = &[$((stringify!($name), $name)),+];
    };
}
