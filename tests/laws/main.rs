//! The twelve laws of the engine, each a property of random records.
//!
//! | law | test |
//! |---|---|
//! | 1 replay is a function; an effect depends only on the entries before it; batching changes nothing | [`replay::replay_is_a_function_of_the_record`] |
//! | 2 an act without effect changes nothing but the list of refusals and one excuse | [`replay::an_act_without_effect_changes_nothing`] |
//! | 3 table = typestate = runtime | [`machines::every_move_is_in_the_table_by_hand`] |
//! | 4 no rung of art 21 without the one below, no referral without both determinations | [`machines::no_rung_without_the_one_below`] |
//! | 5 nothing before 2021-01-01, nothing overdue beyond a statement of completeness, nothing personal without authority | [`answers::a_number_without_authority_accuses_nobody`] |
//! | 6 the archive is reachable by lawful entries from every state | [`machines::every_record_can_be_archived`] |
//! | 7 a fulfilling entry never makes its duty worse, an indication opens no measure | [`answers::fulfilling_never_makes_worse`] |
//! | 8 one first responsible person per unit and day, nobody named out of tenure | [`answers::responsibility_follows_tenure`] |
//! | 9 what is dated or recorded later changes no earlier answer | [`replay::what_comes_later_changes_nothing`] |
//! | 10 a remedy answer is never heavier, filing changes no measure | [`answers::a_remedy_never_makes_heavier`] |
//! | 11 every proof re-checks, both languages cite the same, nothing is quoted or leaked | [`proofs::every_proof_checks_and_tells_no_secret`] |
//! | 12 what is written is read to equal bytes | [`replay::what_is_written_reads_back_to_equal_bytes`] |
//!
//! A law that asks nothing holds always. Each test therefore counts in how many records there was something to hold,
//! and fails below the rate it states. `ZEREN_DEEP=1 cargo test --release --test laws` asks each law of 100,000
//! records instead of 256; another number gives other records. `DEEP.md` holds the last result.

#[path = "../common/by_hand.rs"]
mod by_hand;
#[path = "../common/cited.rs"]
mod cited;
#[path = "../oracle/generate.rs"]
#[allow(unreachable_pub, dead_code, reason = "the oracle's generator, which makes more than this test asks for")]
#[allow(clippy::wildcard_enum_match_arm, reason = "the generator asks for one kind at a time")]
mod generate;
#[path = "../common/secrets.rs"]
mod secrets;

mod answers;
mod life;
mod machines;
mod proofs;
mod replay;
