//! The rows of the register, in the order of the text.

use super::{Carrier, Provision, Role};
use crate::terms::{Clause, Words};

// Tests of every duty, or of every recurring one, through the door.
const KEPT: &str = "boundaries::kept_on_the_due_day_the_day_after_and_never";
const BEFORE: &str = "boundaries::before_commencement";
const TWO: &str = "boundaries::two_in_one_window_after_a_missed_one";
const COVERS: &str = "boundaries::a_late_one_whose_covers_names_the_earlier_window";
const CHANGED: &str = "boundaries::the_standard_changed_inside_a_window";
const PROVISIONAL: &str = "boundaries::a_provisional_due_day_accuses_nobody";

const fn row(clause: Clause, about: Words, carriers: &'static [Carrier]) -> Provision {
    Provision { clause, about, carriers, principle: None }
}

/// A row of which something has no computable content.
const fn partly(clause: Clause, about: Words, principle: Words, carriers: &'static [Carrier]) -> Provision {
    Provision { clause, about, carriers, principle: Some(principle) }
}

const fn words(zh: &'static str, en: &'static str) -> Words {
    Words { zh, en }
}

const fn guard(function: &'static str, tests: &'static [&'static str]) -> Carrier {
    Carrier { role: Role::Guard, function, tests }
}

const fn duty(function: &'static str, tests: &'static [&'static str]) -> Carrier {
    Carrier { role: Role::Duty, function, tests }
}

const fn finding(function: &'static str, tests: &'static [&'static str]) -> Carrier {
    Carrier { role: Role::Finding, function, tests }
}

const fn responsibility(function: &'static str, tests: &'static [&'static str]) -> Carrier {
    Carrier { role: Role::Responsibility, function, tests }
}

const fn indication(function: &'static str, tests: &'static [&'static str]) -> Carrier {
    Carrier { role: Role::Indication, function, tests }
}

const fn measure(function: &'static str, tests: &'static [&'static str]) -> Carrier {
    Carrier { role: Role::Measure, function, tests }
}

const fn remedy(function: &'static str, tests: &'static [&'static str]) -> Carrier {
    Carrier { role: Role::Remedy, function, tests }
}

const fn definition(function: &'static str, tests: &'static [&'static str]) -> Carrier {
    Carrier { role: Role::Definition, function, tests }
}

const fn commencement(function: &'static str, tests: &'static [&'static str]) -> Carrier {
    Carrier { role: Role::Commencement, function, tests }
}

/// Every provision, in the order of the text.
#[rustfmt::skip]
pub static PROVISIONS: &[Provision] = &[
    partly(Clause::article(1), words("目的和依据", "purpose and basis"), words(
        "立法目的是解释其他各条的依据，本身不产生可以计算的结论；能够计算的只是依据之间的位阶",
        "the purpose guides how the other articles are read and yields no answer of its own; only the rank of the basis can be computed",
    ), &[
        guard("article_01::set_period", &["articles::article_01::tests::a_period_is_bounded"]),
        finding("article_01::findings", &["articles::article_01::tests::a_period_names_its_document"]),
        definition("reading::score::deadline", &["articles::article_01::tests::never_looser_than_a_law_save_by_a_law"]),
    ]),
    row(Clause::article(2), words("适用范围", "scope"), &[
        definition("article_02::application", &["articles::article_02::tests::by_the_level_of_the_organ",
            "articles::article_02::tests::an_open_application_is_determined_with_a_document"]),
        guard("article_02::adopt", &["articles::article_02::tests::what_may_be_adopted"]),
        guard("article_02::applies", &[
            "articles::article_02::tests::an_open_application_lets_the_act_pass_with_its_question",
            "accountability::guards::an_open_application_refuses"]),
        finding("article_02::findings", &[
            "articles::article_02::tests::an_open_application_lets_the_act_pass_with_its_question"]),
    ]),
    partly(Clause::article(3), words("党的领导", "Party leadership"), words(
        "原则性规定，是否贯彻到全过程须由人判断；记录能显示的只是作出决策前是否请示报告",
        "a principle: whether leadership reached the whole course is for people to judge; a record shows only the request and report before adoption",
    ), &[
        guard("article_03::adopt", &[
            "articles::article_03::tests::a_report_not_on_record_is_a_question_never_a_breach"]),
    ]),
    partly(Clause::article(4), words("工作机制", "mechanism"), words(
        "机制是否健全、领导是否统一，没有可以计算的标准；记录能显示的是行为由谁作出、由谁牵头",
        "whether the mechanism is sound has no computable measure; a record shows who acted and who leads",
    ), &[
        guard("article_04::by_organ", &["articles::article_04::tests::an_act_on_the_decision_is_the_organs"]),
        finding("article_04::findings", &["articles::article_04::tests::the_lead_is_competent_or_the_act_says_why",
            "articles::article_04::tests::the_organ_says_whether_an_unstated_lead_is_competent"]),
    ]),
    row(Clause::article(5), words("明确执行单位", "designation"), &[
        guard("article_05::designate", &["articles::article_05::tests::the_guards_of_a_designation"]),
        duty("article_05::duties", &["articles::article_05::tests::to_designate_from_the_adoption", KEPT, BEFORE]),
    ]),
    row(Clause::article(6), words("本单位职责", "each unit's own part"), &[
        guard("article_06::start", &["articles::article_06::tests::execution_is_started_by_a_designated_unit"]),
        guard("article_06::accept_completion", &[
            "articles::article_06::tests::completion_needs_the_part_of_every_unit_that_executes"]),
        duty("article_06::duties", &["articles::article_06::tests::a_part_stays_complete_unless_reopened",
            "articles::article_06::tests::by_its_target_day",
            "articles::article_06::tests::suspended_removed_or_over_on_the_target_day",
            "articles::article_06::tests::while_the_organ_itself_has_stopped", KEPT,
            "boundaries::a_target_day_while_suspended", BEFORE]),
    ]),
    row(Clause::article(7), words("协调落实", "coordination"), &[
        duty("article_07::duties", &["articles::article_07::tests::due_days",
            "articles::article_07::tests::the_portfolio_passes", "articles::article_07::tests::rest_and_end",
            "articles::article_07::tests::nothing_is_held_against_a_person_by_a_demonstration_number", KEPT, TWO,
            COVERS, CHANGED, BEFORE]),
        finding("article_07::findings", &["articles::article_07::tests::days_without_a_leader"]),
    ]),
    row(Clause::article(8), words("督促检查", "inspection"), &[
        duty("article_08::duties", &["articles::article_08::tests::inclusion_and_windows",
            "articles::article_08::tests::a_suspension_is_no_rest",
            "articles::article_08::tests::a_department_by_reference",
            "articles::article_08::tests::the_end_of_execution", KEPT, TWO, COVERS, CHANGED, BEFORE]),
        finding("article_08::findings", &["articles::article_08::tests::aspects_left_out",
            "articles::article_08::tests::frequency_is_under_control_since_february_2021"]),
    ]),
    row(Clause::article(9), words("执行与报告", "execution and report"), &[
        guard("article_09::accept_completion", &[
            "articles::article_09::tests::completion_needs_a_final_report_of_every_unit_that_executes"]),
        duty("article_09::duties", &["articles::article_09::tests::reports_window_by_window",
            "articles::article_09::tests::from_the_later_of_start_and_engagement",
            "articles::article_09::tests::a_final_report_from_the_part_or_the_accepted_completion",
            "articles::article_09::tests::a_final_report_for_each_engagement", KEPT, TWO, COVERS,
            CHANGED, "boundaries::removed_and_redesignated_inside_a_window", BEFORE]),
        finding("article_09::findings", &["articles::article_09::tests::four_questions_on_the_manner"]),
    ]),
    row(Clause::article(10), words("责任人", "responsible persons"), &[
        responsibility("article_10::responsible_on", &["articles::article_10::tests::by_tenure"]),
        responsibility("article_10::responsible_over", &["articles::article_10::tests::by_tenure",
            "articles::article_10::tests::succession_of_units"]),
        responsibility("article_10::responsible", &["articles::article_10::tests::succession_of_units"]),
        finding("article_10::findings", &["articles::article_10::tests::days_without_a_principal_head",
            "articles::article_10::tests::a_vacancy_of_merged_units_is_told_once"]),
    ]),
    row(Clause::article(11), words("学习培训", "study and training"), &[
        duty("article_11::duties", &["articles::article_11::tests::either_form_by_the_due_day",
            "articles::article_11::tests::late_and_unknown", "articles::article_11::tests::it_does_not_rest_but_ends",
            "articles::article_11::tests::a_unit_removed_and_returned", KEPT, TWO, COVERS, CHANGED, BEFORE]),
    ]),
    row(Clause::article(12), words("年终述职与考核", "year-end account and appraisal"), &[
        duty("article_12::duties", &["articles::article_12::tests::only_years_that_have_ended",
            "articles::article_12::tests::due_days", "articles::article_12::tests::the_head_changes",
            "articles::article_12::tests::a_day_of_engagement_in_the_year", "articles::article_12::tests::appraisals",
            KEPT, BEFORE,
            "boundaries::the_head_changed_around_the_year_end_and_the_due_day"]),
        finding("article_12::findings", &["articles::article_12::tests::what_the_record_does_not_say"]),
    ]),
    row(Clause::article(13), words("专题会议", "dedicated meetings"), &[
        duty("article_13::duties", &["articles::article_13::tests::due_days",
            "articles::article_13::tests::two_in_one_window_after_a_missed_one",
            "articles::article_13::tests::suspended_on_every_day_or_on_every_day_but_one",
            "articles::article_13::tests::removal_inside_a_window_and_return", KEPT, TWO, COVERS, CHANGED, BEFORE]),
        finding("article_13::findings", &["articles::article_13::tests::meetings_that_do_not_count"]),
    ]),
    row(Clause::article(14), words("不得随意变更或停止执行", "no arbitrary change or stop"), &[
        guard("article_14::by_chief_executive", &[
            "articles::article_14::tests::urgent_is_the_chief_executive_in_office"]),
        guard("article_14::suspend_urgently", &["articles::article_14::tests::urgent_names_a_problem_and_says_why"]),
        guard("article_14::change", &["articles::article_14::tests::every_step_done_or_dispensed_with_on_a_ground",
            "articles::article_14::tests::what_a_step_concludes",
            "articles::article_14::tests::steps_in_their_order_and_time",
            "articles::article_14::tests::an_order_from_above_instead"]),
        guard("article_14::confirm_suspension", &["articles::article_14::tests::an_order_from_above_instead"]),
        guard("article_14::adjust", &["articles::article_14::tests::an_adjustment_is_major_or_minor"]),
        duty("article_14::duties", &["articles::article_14::tests::an_urgent_suspension_is_followed_up", KEPT, BEFORE]),
        finding("article_14::findings", &["articles::article_14::tests::stops_and_changes_in_fact"]),
    ]),
    row(Clause::article(15), words("问题报告", "reporting problems"), &[
        duty("article_15::duties", &["articles::article_15::tests::due_days",
            "articles::article_15::tests::without_a_due_day", "articles::article_15::tests::who_has_to_report",
            "articles::article_15::tests::a_successor_reports", KEPT, BEFORE]),
        finding("article_15::findings", &["articles::article_15::tests::major_or_not"]),
    ]),
    row(Clause::article(16), words("实施后评估", "post-evaluation"), &[
        guard("article_16::commission", &["articles::article_16::tests::the_guards_of_a_commission"]),
        guard("article_16::cancel", &["articles::article_16::tests::the_guards_of_a_cancellation"]),
        guard("article_16::archive", &["articles::article_16::tests::the_guard_of_the_archive"]),
        duty("article_16::duties", &["articles::article_16::tests::due_days",
            "articles::article_16::tests::cancelled", "articles::article_16::tests::without_a_day_of_its_own",
            "articles::article_16::tests::a_successor_evaluates", KEPT, BEFORE]),
        finding("article_16::findings", &["articles::article_16::tests::faults_of_commission_and_delivery"]),
    ]),
    row(Clause::article(17), words("全过程记录与档案", "record and archive"), &[
        guard("article_17::archive", &["articles::article_17::tests::entries_without_evidence",
            "articles::article_17::tests::organ_and_every_unit_ever_designated_file",
            "articles::article_17::tests::the_organ_files_once_execution_is_over",
            "articles::article_17::tests::a_filing_when_the_part_was_complete_counts_unless_reopened"]),
        duty("article_17::duties", &["articles::article_17::tests::organ_and_every_unit_ever_designated_file",
            "articles::article_17::tests::a_standard_sets_the_day_and_absence_needs_completeness",
            "articles::article_17::tests::with_no_unit_ever_designated_the_organ_alone", KEPT, BEFORE]),
        finding("article_17::findings", &["articles::article_17::tests::entries_without_evidence",
            "articles::article_17::tests::acts_that_rest_on_a_retracted_entry"]),
        finding("article_17::rested", &["articles::article_17::tests::acts_that_rest_on_a_retracted_entry"]),
    ]),
    row(Clause::article(18), words("公开", "disclosure"), &[
        guard("article_18::archive", &["articles::article_18::tests::the_archive_waits_for_every_final_report",
            "articles::article_18::tests::after_a_termination_the_archive_waits_for_that"]),
        duty("article_18::duties", &["articles::article_18::tests::twenty_working_days",
            "articles::article_18::tests::the_last_day_is_in_time",
            "articles::article_18::tests::what_starts_it_and_who_bears_it",
            "articles::article_18::tests::others_are_open_until_determined",
            "articles::article_18::tests::withheld_on_a_ground_or_none", KEPT, PROVISIONAL, BEFORE]),
        finding("article_18::findings", &["articles::article_18::tests::withheld_on_a_ground_or_none"]),
    ]),
    partly(Clause::article(19), words("接受监督", "outside supervision"), words(
        "是否“主动”接受监督没有可以计算的标准；记录能显示的是收到了哪些意见、是否答复",
        "whether supervision is accepted of one's own accord has no computable measure; a record shows the opinions received and whether each was answered",
    ), &[
        guard("article_19::archive", &["articles::article_19::tests::the_archive_waits_for_deputies"]),
        duty("article_19::duties", &["articles::article_19::tests::three_months_from_assignment_six_if_difficult",
            "articles::article_19::tests::the_last_day_is_in_time",
            "articles::article_19::tests::no_period_without_assignment_or_for_others", KEPT, PROVISIONAL, BEFORE]),
    ]),
    row(Clause::article(20), words("举报、投诉", "reports and complaints"), &[
        guard("article_20::archive", &["articles::article_20::tests::the_archive_waits_for_what_is_unsettled"]),
        duty("article_20::duties", &["articles::article_20::tests::fifteen_days_to_tell",
            "articles::article_20::tests::the_petition_rules_by_the_day_of_acceptance",
            "articles::article_20::tests::sixty_days_and_one_extension", "articles::article_20::tests::transfers",
            "articles::article_20::tests::who_bears_it", KEPT, PROVISIONAL, BEFORE]),
        finding("article_20::findings", &["articles::article_20::tests::unclear_contact_and_reports",
            "articles::article_20::tests::a_defective_or_second_extension_extends_nothing"]),
    ]),
    row(Clause::article(21), words("责任追究", "accountability"), &[
        guard("article_21::by_organ", &["accountability::guards::establishing_asks_for_unit_days_and_ground"]),
        guard("article_21::conduct::bound_unit", &[
            "accountability::guards::establishing_asks_for_unit_days_and_ground"]),
        guard("article_21::conduct::conduct", &["accountability::guards::establishing_asks_for_unit_days_and_ground",
            "accountability::guards::what_lies_before_the_regulation_is_cut_off"]),
        guard("article_21::conduct::grounds", &["accountability::guards::a_ground_must_stand_and_is_never_a_report",
            "accountability::guards::a_duty_is_a_ground_only_while_overdue_with_authority"]),
        guard("article_21::conduct::not_twice", &["accountability::guards::no_second_proceeding_for_the_same_conduct"]),
        guard("article_21::correction::in_force", &[
            "accountability::guards::history_moves_the_state_but_no_measure_rests_on_it"]),
        guard("article_21::correction::order", &["accountability::guards::an_order_names_a_day_not_before_it"]),
        guard("article_21::correction::extension", &[
            "accountability::guards::an_extension_comes_in_time_and_gives_time"]),
        guard("article_21::correction::rejection", &[
            "accountability::guards::a_rejection_answers_a_report_and_gives_a_new_day"]),
        guard("article_21::correction::acceptance", &[
            "accountability::guards::an_acceptance_needs_a_report_not_turned_down"]),
        guard("article_21::correction::refusal", &["accountability::guards::refusal_is_stated_or_silent_or_determined"]),
        guard("article_21::correction::principal_head", &[
            "accountability::guards::interviewed_is_the_head_in_office_that_day"]),
        guard("article_21::correction::still_due", &[
            "accountability::guards::after_a_late_correction_the_organ_says_what_remains_due"]),
        guard("article_21::correction::withdrawal", &["accountability::guards::a_withdrawal_gives_a_reason"]),
        guard("article_21::archive", &["accountability::guards::the_archive_waits_for_open_proceedings",
            "discipline::the_archive_waits_for_open_referrals"]),
        duty("article_21::duties", &["accountability::duties::the_organ_owes_the_order_then_interview_and_circular",
            "accountability::duties::the_order_is_due_by_the_standard",
            "accountability::duties::no_order_is_owed_for_conduct_before_the_regulation",
            "accountability::duties::a_clue_goes_to_the_supervisory_organ", KEPT,
            "boundaries::measures_without_a_day_are_never_late"]),
        finding("article_21::suspicions", &["accountability::duties::whether_an_offence_is_suspected_is_asked_of_item_4"]),
        finding("article_21::indications::other_conduct", &[
            "accountability::indications::a_change_and_other_conduct_indicate_by_determination_only"]),
        measure("engine::accountability::eligibility", &["accountability::eligibility::eligibility_up_the_ladder",
            "accountability::eligibility::not_yet_lists_what_is_missing_and_names_the_target"]),
        guard("article_21::discipline::application", &["discipline::application_open_refuses"]),
        guard("article_21::discipline::established", &["discipline::every_guard_of_a_referral"]),
        guard("article_21::discipline::public_employee", &["discipline::a_public_employee_on_a_day_of_the_conduct"]),
        guard("article_21::discipline::person_determined", &["discipline::every_guard_of_a_referral",
            "discipline::never_on_an_indication"]),
        guard("article_21::discipline::leader_in_post", &["discipline::a_leader_by_tenure"]),
        guard("article_21::discipline::ground_fits", &["discipline::every_guard_of_a_referral"]),
        guard("article_21::discipline::referred_to", &["discipline::every_guard_of_a_referral"]),
        guard("article_21::discipline::one_referral", &["discipline::one_referral_per_person_and_circumstance"]),
        finding("article_21::discipline::findings", &["discipline::a_withdrawn_basis_is_a_question_and_no_guard"]),
        guard("article_21::discipline::decide::by_decider", &["discipline::who_decides",
            "discipline::of_its_own_motion"]),
        guard("article_21::discipline::decide::by_regime", &["discipline::no_sanction_closes"]),
        guard("article_21::discipline::decide::annulled_first", &["remedy::what_an_answer_does"]),
        guard("article_21::discipline::decide::same_person", &["discipline::who_decides"]),
        guard("article_21::discipline::decide::within_band", &["discipline::within_the_band",
            "discipline::outside_the_band"]),
        guard("article_21::discipline::decide::open_to_class", &["discipline::open_to_the_class_of_person"]),
        guard("article_21::discipline::decide::period", &["discipline::the_period_is_the_laws"]),
        guard("article_21::discipline::decide::several_together", &["discipline::several_breaches_one_sanction"]),
        guard("article_21::discipline::twice::not_twice", &["discipline::not_twice_for_the_same_conduct",
            "discipline::not_twice_by_another_way"]),
        guard("article_21::discipline::decide::in_service", &["discipline::not_for_who_has_gone"]),
        guard("article_21::discipline::decide::congress_first", &[
            "discipline::an_office_of_the_congress_is_ended_first"]),
        finding("article_21::discipline::sanction::release_due", &["discipline::release_is_determined"]),
        measure("article_21::ladder::of", &["articles::article_21::ladder::tests::the_table_is_the_law"]),
    ]),
    row(Clause::article(21).item(1), words("牵头、配合等职责履行不力", "weak performance in leading, cooperating and the like"), &[
        indication("article_21::indications::indications", &[
            "accountability::indications::recorded_conduct_indicates_its_item",
            "accountability::indications::missed_duties_indicate_only_with_authority_and_completeness"]),
        measure("article_21::ladder::candidates", &["articles::article_21::ladder::tests::every_item_has_candidates"]),
    ]),
    row(Clause::article(21).item(2), words("拒不执行、推诿、拖延", "refusal, shirking and delay"), &[
        indication("article_21::indications::indications", &[
            "accountability::indications::recorded_conduct_indicates_its_item",
            "accountability::indications::a_missed_target_is_a_question_where_a_problem_was_reported"]),
        measure("article_21::ladder::candidates", &["articles::article_21::ladder::tests::every_item_has_candidates"]),
    ]),
    row(Clause::article(21).item(3), words("对重大问题瞒报、谎报、漏报", "concealing, misreporting or omitting a major problem"), &[
        indication("article_21::indications::indications", &[
            "accountability::indications::an_unreported_problem_indicates_once_it_is_major",
            "accountability::indications::a_contradiction_is_a_question_about_the_unit_that_reported"]),
        measure("article_21::ladder::candidates", &["articles::article_21::ladder::tests::every_item_has_candidates"]),
    ]),
    row(Clause::article(21).item(4), words("失职渎职、弄虚作假", "neglect of duty and falsification"), &[
        indication("article_21::indications::indications", &[
            "accountability::indications::recorded_conduct_indicates_its_item"]),
        measure("article_21::ladder::candidates", &["articles::article_21::ladder::tests::every_item_has_candidates"]),
    ]),
    row(Clause::article(21).item(5), words("其他应予追责的情形", "other circumstances that call for accountability"), &[
        indication("article_21::indications::indications", &[
            "accountability::indications::a_change_and_other_conduct_indicate_by_determination_only"]),
        measure("article_21::ladder::candidates", &["articles::article_21::ladder::tests::every_item_has_candidates"]),
    ]),
    row(Clause::article(22), words("救济", "remedies"), &[
        guard("article_22::by_holder", &["remedy::every_guard_of_a_filing"]),
        guard("article_22::step_in_order", &["remedy::every_guard_of_a_filing",
            "remedy::step_by_step_as_a_civil_servant"]),
        guard("article_22::right_body", &["remedy::every_guard_of_a_filing",
            "remedy::step_by_step_before_the_supervisory_organ"]),
        guard("article_22::in_time", &["remedy::last_days", "remedy::without_a_receipt_nobody_is_late",
            "remedy::beyond_the_calendar", "remedy::a_late_filing_accepted"]),
        guard("article_22::by_body", &["remedy::step_by_step_as_a_civil_servant"]),
        guard("article_22::never_heavier", &["remedy::an_answer_is_never_heavier"]),
        guard("article_22::archive", &["remedy::what_keeps_the_file_open"]),
        remedy("article_22::standing", &["remedy::last_days", "remedy::what_keeps_the_file_open"]),
        duty("article_22::answer::duties", &["remedy::the_answer_is_owed", KEPT]),
        finding("article_22::answer::findings", &["remedy::the_answer_is_owed", "remedy::where_no_route_is_named"]),
    ]),
    row(Clause::article(23), words("参照执行", "by reference"), &[
        definition("article_02::application", &["articles::article_02::tests::by_the_level_of_the_organ"]),
        finding("article_23::findings", &["articles::article_23::tests::every_answer_by_reference_is_marked"]),
    ]),
    row(Clause::article(24), words("施行日期", "in force"), &[
        commencement("article_24::findings", &["articles::article_24::tests::acts_of_history_are_noted"]),
        commencement("reading::score::one_off", &["articles::article_05::tests::to_designate_from_the_adoption",
            BEFORE]),
        commencement("answers::assess", &["review::before_2021_nothing_is_said"]),
    ]),
];
