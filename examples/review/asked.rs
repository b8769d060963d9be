//! What the organ asks of an answer beyond the review: why, why not, what next, and drawings.

use zeren::{
    answers::{Answer, Assessment, LampPolicy},
    engine::{Case, Draft},
    explain::{Names, Speaker, Topic, drawing::Notation},
    record::{Id, What},
    terms::{Day, accountability::Measure},
};

use super::options::Options;

/// Warns a week before; the number is this example's own.
const POLICY: LampPolicy = LampPolicy::Countdown { days: 7 };

/// The text of what was asked; nothing where nothing but the review was.
pub(crate) fn asked(options: &Options, case: &Case, assessment: &Assessment) -> Result<Option<String>, String> {
    let Some(answer) = assessment.answer() else { return Ok(None) };
    let speaker = Speaker::new(case.record(), options.lang, Names::Given);
    if let Some(topic) = &options.why {
        return why(case, answer, topic, &speaker).map(Some);
    }
    if let Some(act) = &options.why_not {
        return why_not(case, answer.as_of, act, &speaker).map(Some);
    }
    if let Some(days) = options.next {
        return next(case, answer, days, &speaker).map(Some);
    }
    let Some(drawing) = &options.draw else { return Ok(None) };
    let (lang, names) = (options.lang, Names::Given);
    Ok(Some(match drawing.as_str() {
        "mermaid" => case.draw_life(answer, lang, names),
        "dot" => case.draw_responsibility(answer, Notation::Dot, lang, names),
        "markdown" => case.markdown(assessment, lang, names),
        other => return Err(format!("`{other}` is no drawing; use mermaid, dot or markdown")),
    }))
}

fn why(case: &Case, answer: &Answer, topic: &str, speaker: &Speaker<'_>) -> Result<String, String> {
    if topic == "list" {
        let first = |topic| {
            let text = case.prove(answer, topic).map(|proof| proof.text(speaker)).unwrap_or_default();
            format!("{topic:<16}{}\n", text.lines().next().unwrap_or_default())
        };
        return Ok(case.topics(answer).into_iter().map(first).collect());
    }
    let topic: Topic = topic.parse().map_err(|error: zeren::explain::TopicError| error.to_string())?;
    let proof = case.prove(answer, topic).ok_or(format!("the answer has no `{topic}`; see `--why list`"))?;
    case.check(&proof).map_err(|wrong| wrong.to_string())?;
    Ok(proof.text(speaker))
}

/// A measure is asked of every proceeding, an act of the execution machine once, as the organ or a unit would take it.
fn why_not(case: &Case, as_of: Day, act: &str, speaker: &Speaker<'_>) -> Result<String, String> {
    let mut told = String::new();
    if let Some(measure) = Measure::from_code(act) {
        for eligibility in case.eligibilities(as_of).into_iter().filter(|each| each.measure == measure) {
            let proceeding = eligibility.proceeding;
            if let Some(why) = case.why_not_measure(as_of, proceeding, measure) {
                told += &format!("[{proceeding}] {act}\n{}", why.text(speaker));
            }
        }
        return match told.is_empty() {
            true => Err(format!("no proceeding is established as of {as_of}; see the indications of the review")),
            false => Ok(told),
        };
    }
    let blank = format!(r#"{{"{act}":{{}}}}"#);
    let what = serde_json::from_str(&blank)
        .map_err(|error| format!("`{act}` is no measure and no act that can be taken without a statement: {error}"))?;
    let organ = case.id_of(zeren::terms::PartyNo::ORGAN);
    let last = case.record().entries().last().map_or(as_of, |entry| entry.recorded_on);
    let what: What<Id<'_>> = What::Execution(what);
    let recorded_on = last.max(as_of);
    let draft =
        Draft { on: Some(as_of), recorded_on, by: &organ, recorded_by: &organ, evidence: &[], reference: None, what };
    Ok(case.why_not(&draft).map_err(|error| error.to_string())?.text(speaker))
}

fn next(case: &Case, answer: &Answer, days: u16, speaker: &Speaker<'_>) -> Result<String, String> {
    let mut told = String::new();
    for duty in case.due_within(answer.as_of, days).map_err(|error| error.to_string())? {
        let Some(deadline) = &duty.deadline else { continue };
        let lamp = POLICY.lamp(&duty, answer.as_of).map_or("", |lamp| speaker.lang().of(lamp.words()));
        let (bearer, content) = (speaker.party(duty.bearer), speaker.lang().of(&duty.row.content));
        told += &format!("{}  {lamp}  {bearer}  {content}  ({})\n", deadline.due(), speaker.authority(deadline));
    }
    Ok(told)
}
