//! Article 21 on one invented case: a lead unit conceals a major problem, is ordered to correct, refuses, and its
//! head changes meanwhile. Who is interviewed, who may be referred, and what is still missing each time?
//!
//!     cargo run --example article_21 [-- en]

use zeren::{
    engine::Case,
    explain::{Lang, Names, Speaker},
    record::Record,
    terms::{
        Day, EntryNo, Finding, PartyNo, Setting,
        accountability::{Eligible, Measure},
    },
};

/// The entry that establishes the circumstance.
const PROCEEDING: EntryNo = EntryNo(9);

/// The story: day, whose, what.
const STORY: &[(&str, &str, &str)] = &[
    ("2024-03-01", "qi", r#""execution":{"adopt":{"matter":"public_project"}}"#),
    (
        "2024-03-10",
        "qi",
        r#""execution":{"designate":{"units":[{"unit":"jiaotong","role":"lead","competence":"competent"},
           {"unit":"nongmu","role":"cooperating"}]}}"#,
    ),
    ("2024-03-15", "jiaotong", r#""execution":{"start":{}}"#),
    ("2022-05-01", "jiaotong", r#""fact":{"tenure_began":{"person":"jia","at":"jiaotong","post":"principal_head"}}"#),
    ("2024-03-01", "qi", r#""fact":{"person_status":{"person":"jia","class":"civil_servant","service":"in_service"}}"#),
    ("2024-06-03", "jiaotong", r#""fact":{"problem_found":{"kind":"changed_circumstances"}}"#),
    ("2024-07-20", "jiaotong", r#""fact":{"concealment_recorded":{"of":6}}"#),
    (
        "2024-08-01",
        "qi",
        r#""determination":{"question":"conduct.concealment","about":{"entry":7},"answer":"met","document":"认定意见1号（虚构）"}"#,
    ),
    (
        "2024-08-05",
        "qi",
        r#""accountability":{"establish":{"unit":"jiaotong","item":"item3","from":"2024-06-03","to":"2024-07-20",
           "grounds":[{"entry":7},{"entry":8}]}}"#,
    ),
    ("2024-08-09", "qi", r#""accountability":{"order_correction":{"of":9,"correct_by":"2024-09-09"}}"#),
    ("2024-08-28", "jiaotong", r#""fact":{"tenure_ended":{"of":4}}"#),
    ("2024-08-29", "jiaotong", r#""fact":{"tenure_began":{"person":"yi","at":"jiaotong","post":"principal_head"}}"#),
    ("2024-09-06", "jiaotong", r#""fact":{"correction_refusal_stated":{"of":9}}"#),
    ("2024-09-12", "qi", r#""accountability":{"establish_refusal":{"of":9}}"#),
    // The first attempt interviews the head of the time of the conduct: without effect.
    ("2024-09-18", "qi", r#""accountability":{"interview":{"of":9,"person":"jia"}}"#),
    ("2024-09-19", "qi", r#""accountability":{"interview":{"of":9,"person":"yi"}}"#),
    ("2024-09-20", "qi", r#""accountability":{"circulate":{"of":9}}"#),
    (
        "2024-09-25",
        "qi",
        r#""determination":{"question":"person.responsible-leader","about":{"entry":9,"party":"jia"},"answer":"met",
           "document":"认定意见2号（虚构）"}"#,
    ),
];

fn record() -> String {
    let entries: Vec<String> = STORY
        .iter()
        .zip(1..)
        .map(|((on, by, what), no)| {
            format!(
                r#"{{"no":{no},"on":"{on}","recorded_on":"2024-12-31","by":"{by}","recorded_by":"qi","evidence":["（虚构）"],{what}}}"#
            )
        })
        .collect();
    format!(
        r#"{{"schema":"zeren.record/1","title":"（虚构示例）某旗公路方案","decision":"mou-qi-road-2024",
            "organ":{{"id":"qi","name":"某旗人民政府（虚构）","level":"banner_county"}},
            "units":[{{"id":"jiaotong","name":"旗交通运输局","kind":"administrative_organ"}},
                     {{"id":"nongmu","name":"旗农牧局","kind":"administrative_organ"}}],
            "persons":[{{"id":"jia","name":"甲某"}},{{"id":"yi","name":"乙某"}}],
            "bodies":[{{"id":"jianwei","name":"旗监察委员会（虚构）","kind":"supervisory"}}],
            "entries":[{}]}}"#,
        entries.join(",")
    )
}

fn main() {
    let lang = if std::env::args().any(|arg| arg == "en") { Lang::En } else { Lang::Zh };
    let record = Record::from_json(&record()).unwrap_or_else(|faults| panic!("{faults}"));
    let case = Case::new(record, Setting::default());
    let told = Teller { case: &case, speaker: Speaker::new(case.record(), lang, Names::Given), lang };

    // The recorded concealment asks a question; determined, it indicates item (3). It opens no measure.
    told.indications("2024-07-31");
    told.indications("2024-08-01");
    // Established: the order must be given; interview and circular lack both rungs below.
    told.measures("2024-08-05", [Eligible::Must, Eligible::NotYet, Eligible::NotYet]);
    told.measures("2024-09-06", [Eligible::Done, Eligible::NotYet, Eligible::NotYet]);
    // Refused: interview and circular must follow, the interview with the head in office by then.
    told.measures("2024-09-12", [Eligible::Done, Eligible::Must, Eligible::Must]);
    assert_eq!(told.target("2024-09-12", Measure::Interview), case.record().party_no("yi"));
    told.without_effect("2024-09-18");
    told.measures("2024-09-20", [Eligible::Done, Eligible::Done, Eligible::Done]);
    // The referral does not wait for the ladder, but for two determinations: of the person, and of the ground.
    told.referral("2024-09-20", "jia");
    told.referral("2024-09-25", "jia");
    told.referral("2024-09-25", "yi");
}

struct Teller<'c> {
    case: &'c Case,
    speaker: Speaker<'c>,
    lang: Lang,
}

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day of the story")
}

impl Teller<'_> {
    fn heading(&self, on: &str, zh: &str, en: &str) {
        println!("\n{on}  {}", if self.lang == Lang::Zh { zh } else { en });
    }

    fn say(&self, finding: &Finding) {
        let (text, clause) = (self.speaker.finding(finding), self.speaker.clause(finding.row.clause));
        println!("    - {text} [{clause}]");
        if let Some(cure) = self.speaker.cure(finding) {
            println!("      → {cure}");
        }
    }

    fn indications(&self, on: &str) {
        self.heading(on, "提示", "Indicated");
        for indication in self.case.indications(day(on)) {
            self.say(&indication.finding);
        }
    }

    fn measures(&self, on: &str, expected: [Eligible; 3]) {
        self.heading(on, "措施", "Measures");
        let answers = self.case.eligibilities(day(on));
        for answer in &answers {
            let target = answer.target.map_or("…", |party| self.speaker.party(party));
            let (measure, eligible) = (self.lang.of(answer.measure.words()), self.lang.of(answer.eligible.words()));
            println!("  {measure} → {target}: {eligible}");
            answer.obstacles().for_each(|finding| self.say(finding));
        }
        let eligible: Vec<Eligible> = answers.iter().map(|answer| answer.eligible).collect();
        assert_eq!(eligible, expected);
    }

    fn target(&self, on: &str, measure: Measure) -> Option<PartyNo> {
        self.case.eligibility(day(on), PROCEEDING, measure)?.target
    }

    fn without_effect(&self, on: &str) {
        self.heading(on, "未生效的行为", "Without effect");
        let assessment = self.case.assess(day(on)).expect("few windows");
        let answer = assessment.answer().expect("in force");
        for act in &answer.without_effect {
            act.failed.iter().for_each(|finding| self.say(finding));
        }
        assert_eq!(answer.without_effect.len(), 1);
    }

    fn referral(&self, on: &str, person: &str) {
        let party = self.case.record().party_no(person).expect("a person of the story");
        let answer = self.case.referral_of(PROCEEDING, party, day(on));
        self.heading(on, "移送依法处理", "Referral");
        println!("  {}: {}", self.speaker.party(party), self.lang.of(answer.eligible.words()));
        answer.obstacles.iter().for_each(|finding| self.say(finding));
        assert_ne!(answer.eligible, Eligible::Must, "the ground is not determined");
    }
}
