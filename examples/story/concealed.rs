//! The case that articles 21 and 22 tell: a banner's road plan, whose lead unit conceals a major problem.

/// The banner that decides.
pub(crate) const BANNER: [&str; 3] = ["banner", "旗政府", "banner_county"];
pub(crate) const PARTIES: [[&str; 3]; 5] = [
    ["administrative_organ", "transport", "旗交通运输局"],
    ["administrative_organ", "farming", "旗农牧局"],
    ["person", "gu", "顾某"],
    ["person", "hao", "郝某"],
    ["supervisory", "supervision", "旗监委"],
];
/// The entry that establishes the circumstance.
pub(crate) const ESTABLISHED: u32 = 9;
/// Up to the refusal: ordered to correct, the head changed, refused.
pub(crate) const REFUSED: [[&str; 3]; 14] = [
    ["2024-03-01", "banner", r#""execution":{"adopt":{"matter":"public_project"}}"#],
    [
        "2024-03-11",
        "banner",
        r#""execution":{"designate":{"units":[{"unit":"transport","role":"lead","competence":"competent"},
            {"unit":"farming","role":"cooperating"}]}}"#,
    ],
    ["2024-03-15", "transport", r#""execution":{"start":{}}"#],
    ["2022-05-01", "banner", r#""fact":{"tenure_began":{"person":"gu","at":"transport","post":"principal_head"}}"#],
    [
        "2022-05-01",
        "banner",
        r#""fact":{"person_status":{"person":"gu","class":"civil_servant","service":"in_service"}}"#,
    ],
    ["2024-06-03", "transport", r#""fact":{"problem_found":{"kind":"changed_circumstances"}}"#],
    ["2024-07-19", "transport", r#""fact":{"concealment_recorded":{"of":6}}"#],
    [
        "2024-08-01",
        "banner",
        r#""determination":{"question":"conduct.concealment","about":{"entry":7},"answer":"met","document":"旗政发8号"}"#,
    ],
    [
        "2024-08-05",
        "banner",
        r#""accountability":{"establish":{"unit":"transport","item":"item3","from":"2024-06-03","to":"2024-07-19",
            "grounds":[{"entry":7},{"entry":8}]}}"#,
    ],
    ["2024-08-09", "banner", r#""accountability":{"order_correction":{"of":9,"correct_by":"2024-09-09"}}"#],
    ["2024-08-28", "banner", r#""fact":{"tenure_ended":{"of":4}}"#],
    ["2024-08-29", "banner", r#""fact":{"tenure_began":{"person":"hao","at":"transport","post":"principal_head"}}"#],
    ["2024-09-06", "transport", r#""fact":{"correction_refusal_stated":{"of":9}}"#],
    ["2024-09-12", "banner", r#""accountability":{"establish_refusal":{"of":9}}"#],
];
/// What the organ determines of the head of the days of the conduct: that he answers, and on which ground.
pub(crate) const LEADER: [&str; 3] = [
    "2024-09-25",
    "banner",
    r#""determination":{"question":"person.responsible-leader","about":{"entry":9,"party":"gu"},"answer":"met"}"#,
];
pub(crate) const GROUND: [&str; 3] = [
    "2024-09-27",
    "banner",
    r#""determination":{"question":"ground.fits","about":{"entry":9,"party":"gu","ground":"art29_1"},"answer":"met"}"#,
];
