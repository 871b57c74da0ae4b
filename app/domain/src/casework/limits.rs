//! The numbers in force. Each is said to the citizen or the office wherever it bites.

use crate::time::Timestamp;

/// Most characters of a letter or an answer.
pub const BODY_MAX: u32 = 20_000;
/// Most characters of a subject.
pub const SUBJECT_MAX: u32 = 200;
/// Most characters of a name, a street or a town.
pub const NAME_MAX: u32 = 200;
/// Most representatives one letter is written to at once.
pub const RECIPIENTS_MAX: usize = 30;

/// How long a letter waits for its sender to confirm it, in microseconds; then it is deleted.
pub const VERIFY: i64 = 7 * Timestamp::DAY;
/// After how long the sender is reminded, once.
pub const REMIND: i64 = Timestamp::DAY;
/// The least time between two mails that ask the same sender to confirm the same letter.
pub const ASK_AGAIN: i64 = 10 * Timestamp::MINUTE;
/// How long the link to a tracking page works.
pub const TRACK: i64 = 1_095 * Timestamp::DAY;

/// Letters one machine may send in an hour.
pub const PER_MACHINE_AN_HOUR: i64 = 30;
/// Letters one address may send in an hour.
pub const PER_SENDER_AN_HOUR: i64 = 10;
/// Letters mailed to one address in an hour; the rest wait for the next.
pub const PER_CONTACT_AN_HOUR: i64 = 30;
/// How long a letter over that limit waits before it is tried again.
pub const NEXT_TRY: i64 = 10 * Timestamp::MINUTE;

/// Identical letters from different senders to one representative before the rest are held for somebody to look.
pub const IDENTICAL_MAX: i64 = 25;
/// How far back identical letters are counted.
pub const IDENTICAL_WINDOW: i64 = 30 * Timestamp::DAY;

/// How long a mail may stay on its way before the letter counts as failed.
pub const ON_ITS_WAY: i64 = 7 * Timestamp::DAY;
/// Silence after which a mail counts as delivered.
pub const ASSUME_DELIVERED: i64 = 2 * Timestamp::DAY;
/// How long a letter is held before its text goes back to the sender.
pub const HELD: i64 = 60 * Timestamp::DAY;

/// Days an office gives itself for an answer.
pub const ANSWER_DAYS: i64 = 10;
/// When the citizen is asked whether they were answered, after sending.
pub const SURVEY: i64 = 14 * Timestamp::DAY;
/// How long a closed case is kept.
pub const KEEP: i64 = 730 * Timestamp::DAY;
/// How long a letter is kept that has no case here, after sending.
pub const KEEP_CARRIED: i64 = 90 * Timestamp::DAY;
