//! Clauses: the place of a text that a finding cites, and the instruments such places are in.
//!
//! A [`Clause`] is written in three forms, each without the heap, and read back from any of them:
//!
//! | form | of the encoded text | of another instrument |
//! |---|---|---|
//! | [`Clause::zh`] | 第二十一条第（二）项 | 《公务员法》第九十五条第一款第（三）项 |
//! | [`Clause::en`] | art 21(2) | Civil Servant Law art 95 para 1(3) |
//! | [`Clause::code`] | regulation:21(2) | civil-servant-law:95.1(3) |

mod instrument;
mod numeral;

pub use instrument::{Instrument, Rank};

use alloc::boxed::Box;
use alloc::string::String;
use core::fmt;

use serde::de::{self, Deserialize, Deserializer};
use serde::ser::{Serialize, Serializer};

use instrument::TitleFault;
use numeral::{MAX_NUMBER, Numeral, arabic, number};

/// One place in one instrument: an article, or a paragraph (款) or item (项) of it.
///
/// Clauses are ordered by instrument, article, paragraph and item; a whole comes before its parts. An item
/// of an article that has a single paragraph is cited without the paragraph, as 第二十一条第（二）项.
///
/// ```
/// use zeren::terms::{Clause, Instrument};
///
/// const OTHER_CIRCUMSTANCES: Clause = Clause::article(21).item(5);
/// assert_eq!(OTHER_CIRCUMSTANCES.zh().to_string(), "第二十一条第（五）项");
/// assert_eq!(OTHER_CIRCUMSTANCES.en().to_string(), "art 21(5)");
///
/// const RECONSIDERATION: Clause = Clause::of(Instrument::CivilServantLaw, 95).paragraph(1);
/// assert_eq!(RECONSIDERATION.zh().to_string(), "《公务员法》第九十五条第一款");
/// assert_eq!(RECONSIDERATION.code().to_string(), "civil-servant-law:95.1");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clause {
    instrument: Instrument,
    article: u16,
    paragraph: u8,
    item: u8,
}

impl Clause {
    /// How many articles the encoded text has.
    pub const fn regulation_article_count() -> u16 {
        24
    }

    /// Article `number` of the encoded text, 1 to 24.
    ///
    /// # Panics
    ///
    /// When the text has no such article. Clauses of the program are constants, where that does not compile;
    /// a clause that arrives at run time goes through [`Clause::parse`].
    pub const fn article(number: u16) -> Self {
        Self::of(Instrument::Regulation, number)
    }

    /// Article `number` of an instrument, 1 to 999 (of the encoded text 1 to 24).
    ///
    /// # Panics
    ///
    /// When the number is outside those bounds; see [`Clause::article`].
    #[expect(clippy::panic, reason = "for constants: a citation of an article that is not there does not compile")]
    pub const fn of(instrument: Instrument, number: u16) -> Self {
        match Self::checked(instrument, number) {
            Some(clause) => clause,
            None => panic!("the instrument has no article of this number"),
        }
    }

    /// Paragraph (款) `number` of the article; 0 is the article without naming a paragraph.
    pub const fn paragraph(self, number: u8) -> Self {
        Self { paragraph: number, ..self }
    }

    /// Item (项) `number`; 0 is the place without naming an item.
    pub const fn item(self, number: u8) -> Self {
        Self { item: number, ..self }
    }

    /// The instrument it stands in.
    pub const fn instrument(self) -> Instrument {
        self.instrument
    }

    /// The number of the article.
    pub const fn article_no(self) -> u16 {
        self.article
    }

    /// The number of the paragraph (款), where one is named.
    pub const fn paragraph_no(self) -> Option<u8> {
        if self.paragraph == 0 { None } else { Some(self.paragraph) }
    }

    /// The number of the item (项), where one is named.
    pub const fn item_no(self) -> Option<u8> {
        if self.item == 0 { None } else { Some(self.item) }
    }

    /// Whether `other` is this place or a part of it: article 21 contains 21(2), not the other way round.
    pub fn contains(self, other: Self) -> bool {
        let whole = match (self.paragraph, self.item) {
            (0, 0) => other.paragraph(0).item(0),
            (_, 0) => other.item(0),
            (_, _) => other,
        };
        self == whole
    }

    /// In Chinese: 第二十一条第（二）项. The short title in 《》 goes before it unless it is the encoded text's.
    pub fn zh(self) -> impl fmt::Display {
        Written { clause: self, form: Form::Zh, title: self.names_title() }
    }

    /// In Chinese, always with the title: 《政务处分法》第三十条第（二）项.
    pub fn zh_full(self) -> impl fmt::Display {
        Written { clause: self, form: Form::Zh, title: Title::Short }
    }

    /// In English: `art 21(2)`. The short title goes before it unless it is the encoded text's.
    pub fn en(self) -> impl fmt::Display {
        Written { clause: self, form: Form::En, title: self.names_title() }
    }

    /// In English, always with the title: `Discipline Law art 30(2)`.
    pub fn en_full(self) -> impl fmt::Display {
        Written { clause: self, form: Form::En, title: Title::Short }
    }

    /// The canonical code, the form in which a clause is stored: `civil-servant-law:95.1(3)`.
    pub fn code(self) -> impl fmt::Display {
        Written { clause: self, form: Form::Code, title: Title::Short }
    }

    /// Reads a clause in its Chinese or English form, with or without the title, or its canonical code.
    ///
    /// The Chinese form takes Chinese numerals or digits, brackets of either width, an item also without
    /// brackets (第二项), and the short or the full title in 《》; without a title it is the encoded text.
    /// Nothing may stand before or after it, spaces included.
    ///
    /// # Errors
    ///
    /// When the text is in none of the forms, a number is outside 1 to 999 (article) or 1 to 255 (paragraph
    /// and item), the encoded text has no such article, or the title is unknown or shared by two texts.
    ///
    /// ```
    /// use zeren::terms::{Clause, Instrument};
    ///
    /// let item = Clause::of(Instrument::DisciplineLaw, 30).item(2);
    /// for form in ["《政务处分法》第三十条第（二）项", "Discipline Law art 30(2)", "discipline-law:30(2)"] {
    ///     assert_eq!(Clause::parse(form)?, item);
    /// }
    /// assert!(Clause::parse("第二十一").is_err());
    /// # Ok::<(), zeren::terms::clause::ClauseError>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self, ClauseError> {
        let read = if text.starts_with(['《', '第']) {
            read_zh(text)
        } else if text.contains(':') {
            read_code(text)
        } else {
            read_en(text)
        };
        read.map_err(|fault| ClauseError::new(text, fault))
    }

    const fn checked(instrument: Instrument, article: u16) -> Option<Self> {
        if article == 0 || article > last_article(instrument) {
            return None;
        }
        Some(Self { instrument, article, paragraph: 0, item: 0 })
    }

    fn names_title(self) -> Title {
        if self.instrument == Instrument::Regulation { Title::None } else { Title::Short }
    }
}

/// The canonical code: `regulation:21(2)`.
impl fmt::Debug for Clause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.code(), f)
    }
}

/// As its canonical code, a string.
impl Serialize for Clause {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.code())
    }
}

/// From its canonical code only; the forms for readers are refused.
impl<'de> Deserialize<'de> for Clause {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Code;

        impl de::Visitor<'_> for Code {
            type Value = Clause;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the code of a clause, such as `regulation:21(2)`")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Clause, E> {
                read_code(text).map_err(|fault| E::custom(CodeError(ClauseError::new(text, fault))))
            }
        }

        deserializer.deserialize_str(Code)
    }
}

/// The text cites no clause. It says which forms are accepted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{input}` cites no clause: {fault}; accepted are forms such as `第二十一条第（二）项`, `art 21(2)` and \
     `regulation:21(2)`, with article numbers from 1 to {MAX_NUMBER}"
)]
pub struct ClauseError {
    input: Box<str>,
    fault: Fault,
}

impl ClauseError {
    /// Keeps the beginning of the text only, so that an error about a long text stays readable.
    fn new(text: &str, fault: Fault) -> Self {
        const KEPT: usize = 60;
        let mut input: String = text.chars().take(KEPT).collect();
        if input.len() < text.len() {
            input.push('…');
        }
        Self { input: input.into(), fault }
    }
}

/// The same fault where only the code is accepted.
#[derive(Debug, thiserror::Error)]
#[error("`{}` is no code of a clause: {}; accepted are codes such as `regulation:21(2)`", .0.input, .0.fault)]
struct CodeError(ClauseError);

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
enum Fault {
    #[error("it is in none of the forms")]
    Form,
    #[error(transparent)]
    Title(#[from] TitleFault),
    #[error("the instrument has no article of that number")]
    NoArticle,
}

/// A clause on its way to a formatter.
struct Written {
    clause: Clause,
    form: Form,
    title: Title,
}

enum Form {
    Zh,
    En,
    Code,
}

enum Title {
    None,
    Short,
}

impl fmt::Display for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Clause { instrument, article, .. } = self.clause;
        let paragraph = self.clause.paragraph_no();
        let item = self.clause.item_no();
        match (&self.form, &self.title) {
            (Form::Zh, Title::Short) => write!(f, "《{}》", instrument.short_zh())?,
            (Form::En, Title::Short) => write!(f, "{} ", instrument.short_en())?,
            (Form::Code, Title::Short) => write!(f, "{}:", instrument.code())?,
            (Form::Zh | Form::En | Form::Code, Title::None) => {}
        }
        match self.form {
            Form::Zh => {
                write!(f, "第{}条", Numeral(article))?;
                if let Some(n) = paragraph {
                    write!(f, "第{}款", Numeral(n.into()))?;
                }
                if let Some(n) = item {
                    write!(f, "第（{}）项", Numeral(n.into()))?;
                }
            }
            Form::En => {
                write!(f, "art {article}")?;
                if let Some(n) = paragraph {
                    write!(f, " para {n}")?;
                }
                if let Some(n) = item {
                    write!(f, "({n})")?;
                }
            }
            Form::Code => {
                write!(f, "{article}")?;
                if let Some(n) = paragraph {
                    write!(f, ".{n}")?;
                }
                if let Some(n) = item {
                    write!(f, "({n})")?;
                }
            }
        }
        Ok(())
    }
}

/// The greatest article number that is accepted: the last article of the encoded text; for the others only the
/// bound of what can be written.
const fn last_article(instrument: Instrument) -> u16 {
    if matches!(instrument, Instrument::Regulation) { Clause::regulation_article_count() } else { MAX_NUMBER }
}

// Each reader below takes what it knows from the front of the text and hands back the rest.

fn read_zh(text: &str) -> Result<Clause, Fault> {
    let (instrument, rest) = match text.strip_prefix('《') {
        None => (Instrument::Regulation, text),
        Some(titled) => {
            let (title, rest) = titled.split_once('》').ok_or(Fault::Form)?;
            (Instrument::called(title, |known| (known.short_zh(), known.title_zh()))?, rest)
        }
    };
    let (article, rest) = zh_part(rest, "条").ok_or(Fault::Form)?;
    let (paragraph, rest) = optional(zh_part(rest, "款"), rest);
    let (item, rest) = optional(zh_item(rest), rest);
    assemble(instrument, article, paragraph, item, rest)
}

fn read_en(text: &str) -> Result<Clause, Fault> {
    let (instrument, rest) = match text.strip_prefix("art ") {
        Some(rest) => (Instrument::Regulation, rest),
        None => {
            let (title, rest) = text.rsplit_once(" art ").ok_or(Fault::Form)?;
            (Instrument::called(title, |known| (known.short_en(), known.title_en()))?, rest)
        }
    };
    let (article, rest) = arabic(rest).ok_or(Fault::Form)?;
    let (paragraph, rest) = optional(rest.strip_prefix(" para ").and_then(arabic), rest);
    let (item, rest) = optional(bracketed(rest, arabic), rest);
    assemble(instrument, article, paragraph, item, rest)
}

fn read_code(text: &str) -> Result<Clause, Fault> {
    let (code, rest) = text.split_once(':').ok_or(Fault::Form)?;
    let instrument = Instrument::coded(code)?;
    let (article, rest) = arabic(rest).ok_or(Fault::Form)?;
    let (paragraph, rest) = optional(rest.strip_prefix('.').and_then(arabic), rest);
    let (item, rest) = optional(between(rest, '(', arabic, ')'), rest);
    assemble(instrument, article, paragraph, item, rest)
}

/// What a reader found, or 0 and the text as it was.
fn optional<'a>(found: Option<(u16, &'a str)>, text: &'a str) -> (u16, &'a str) {
    found.unwrap_or((0, text))
}

fn assemble(instrument: Instrument, article: u16, paragraph: u16, item: u16, rest: &str) -> Result<Clause, Fault> {
    if !rest.is_empty() {
        return Err(Fault::Form);
    }
    let paragraph = u8::try_from(paragraph).map_err(|_| Fault::Form)?;
    let item = u8::try_from(item).map_err(|_| Fault::Form)?;
    let whole = Clause::checked(instrument, article).ok_or(Fault::NoArticle)?;
    Ok(whole.paragraph(paragraph).item(item))
}

fn zh_part<'a>(text: &'a str, unit: &str) -> Option<(u16, &'a str)> {
    let (n, rest) = number(text.strip_prefix('第')?)?;
    Some((n, rest.strip_prefix(unit)?))
}

fn zh_item(text: &str) -> Option<(u16, &str)> {
    let after = text.strip_prefix('第')?;
    let (n, rest) = bracketed(after, number).or_else(|| number(after))?;
    Some((n, rest.strip_prefix('项')?))
}

type Reader = fn(&str) -> Option<(u16, &str)>;

fn bracketed(text: &str, inner: Reader) -> Option<(u16, &str)> {
    between(text, '（', inner, '）').or_else(|| between(text, '(', inner, ')'))
}

fn between(text: &str, open: char, inner: Reader, close: char) -> Option<(u16, &str)> {
    let (n, rest) = inner(text.strip_prefix(open)?)?;
    Some((n, rest.strip_prefix(close)?))
}

const _: () = assert!(size_of::<Clause>() <= 8);

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn written_in_three_forms() {
        use Instrument::{CivilServantLaw, DecisionProcedure, DeputiesLawRevised, DisciplineLaw, SupervisionLaw};
        row(Clause::article(1), "第一条", "art 1", "regulation:1");
        row(Clause::article(10), "第十条", "art 10", "regulation:10");
        row(Clause::article(21).item(2), "第二十一条第（二）项", "art 21(2)", "regulation:21(2)");
        row(Clause::article(12).paragraph(2), "第十二条第二款", "art 12 para 2", "regulation:12.2");
        row(
            Clause::of(DecisionProcedure, 3).paragraph(1).item(4),
            "《重大行政决策程序暂行条例》第三条第一款第（四）项",
            "Decision Procedure Regulation art 3 para 1(4)",
            "decision-procedure:3.1(4)",
        );
        row(
            Clause::of(DisciplineLaw, 30).item(2),
            "《政务处分法》第三十条第（二）项",
            "Discipline Law art 30(2)",
            "discipline-law:30(2)",
        );
        row(
            Clause::of(CivilServantLaw, 95).paragraph(1),
            "《公务员法》第九十五条第一款",
            "Civil Servant Law art 95 para 1",
            "civil-servant-law:95.1",
        );
        row(
            Clause::of(SupervisionLaw, 49),
            "《监察法（2018年）》第四十九条",
            "Supervision Law (2018) art 49",
            "supervision-law-2018:49",
        );
        row(
            Clause::of(DeputiesLawRevised, 51).paragraph(2).item(255),
            "《代表法（2025年）》第五十一条第二款第（二百五十五）项",
            "Deputies Law (2025) art 51 para 2(255)",
            "deputies-law-2025:51.2(255)",
        );
    }

    #[test]
    fn full_forms_name_the_encoded_text_too() {
        let item = Clause::article(21).item(2);
        assert_eq!(item.zh_full().to_string(), "《重大行政决策执行责任制规定》第二十一条第（二）项");
        assert_eq!(item.en_full().to_string(), "Execution Responsibility Rules art 21(2)");
        let other = Clause::of(Instrument::DisciplineLaw, 30);
        assert_eq!(other.zh_full().to_string(), other.zh().to_string());
        assert_eq!(other.en_full().to_string(), other.en().to_string());
    }

    #[test]
    fn every_article_of_every_instrument_reads_back() {
        for instrument in Instrument::ALL {
            for n in 1..=last_article(instrument) {
                let whole = Clause::of(instrument, n);
                reads_back(whole);
                reads_back(whole.item(3));
                reads_back(whole.paragraph(1).item(12));
            }
        }
    }

    #[test]
    fn every_paragraph_and_item_reads_back() {
        for instrument in Instrument::ALL {
            for n in 0..=u8::MAX {
                reads_back(Clause::of(instrument, 24).paragraph(n));
                reads_back(Clause::of(instrument, 24).item(n));
                reads_back(Clause::of(instrument, 24).paragraph(n).item(u8::MAX - n));
            }
        }
    }

    #[test]
    fn other_accepted_spellings() {
        use Instrument::{CivilCode, CivilServantLaw, DisciplineLaw, SupervisionLaw};
        let item = Clause::article(21).item(2);
        let rows = [
            ("第21条第(2)项", item),
            ("第21条第（二）项", item),
            ("第二十一条第(二)项", item),
            ("第二十一条第二项", item),
            ("art 21（2）", item),
            ("《内蒙古自治区重大行政决策执行责任制规定》第21条第2项", item),
            ("《中华人民共和国公职人员政务处分法》第三十条", Clause::of(DisciplineLaw, 30)),
            ("《监察法(2018年)》第49条", Clause::of(SupervisionLaw, 49)),
            ("《民法典》第二百零三条", Clause::of(CivilCode, 203)),
            (
                "Civil Servant Law of the People's Republic of China art 95 para 1",
                Clause::of(CivilServantLaw, 95).paragraph(1),
            ),
        ];
        for (text, clause) in rows {
            assert_eq!(Clause::parse(text), Ok(clause), "{text}");
        }
    }

    #[test]
    fn malformed() {
        let forms = [
            "",
            " ",
            "第",
            "条",
            "第条",
            "第零条",
            "第〇条",
            "第0条",
            "第021条",
            "第-1条",
            "第二十一",
            "二十一条",
            "第一十条",
            "第二一条",
            "第十十条",
            "第一百一条",
            "第一百零十条",
            "第一百零一十条",
            "第一百十条",
            "第零一条",
            "第百条",
            "第一千条",
            "第1000条",
            "第65537条",
            "第99999999999999999999999999条",
            "第２１条",
            "第二十一条 ",
            " 第二十一条",
            "第二十一条第",
            "第二十一条的规定",
            "第二十一条第（二）",
            "第二十一条第（二)项",
            "第二十一条第(二）项",
            "第二十一条第（）项",
            "第二十一条第（零）项",
            "第二十一条第（二百五十六）项",
            "第二十一条第二百五十六款",
            "第二十一条第（二）款",
            "第二十一条第（二）项第一款",
            "第二十一条第（二）项第（三）项",
            "第（二十一）条",
            "第二十一条二项",
            "《",
            "《政务处分法",
            "《政务处分法》",
            "《政务处分法》三十条",
            "《政务处分法》《公务员法》第三十条",
            "政务处分法第三十条",
            "art",
            "art ",
            "art 0",
            "art 01",
            "art 21 ",
            "art 21 (2)",
            "art 21(2",
            "art 21()",
            "art 21(0)",
            "art 21(256)",
            "art 21(2)(3)",
            "art 21(2) para 1",
            "art 21 para",
            "art 21 para 0",
            "art 21 para 256",
            "art 1000",
            "art 二十一",
            "art 18446744073709551616",
            "Art 21",
            "article 21",
            "Civil Servant Law",
            "Civil Servant Law 95",
            "regulation",
            "regulation:",
            "regulation:0",
            "regulation:021",
            "regulation:21.",
            "regulation:21.0",
            "regulation:21(2",
            "regulation:21（2）",
            "regulation:21(2).1",
            "regulation:21 ",
            "regulation:+21",
            "regulation:二十一",
            "é",
            "第é条",
            "第二十一条\u{0}",
            "\u{feff}第二十一条",
            "🙂",
            "第🙂条",
            "art 2\u{301}",
        ];
        for text in forms {
            refused(text, Fault::Form);
        }
        for text in
            ["《》第一条", "《刑法》第一条", "Criminal Law art 1", " art 1", "criminal-law:1", ":1", "Regulation:21"]
        {
            refused(text, Fault::Title(TitleFault::Unknown));
        }
        for text in ["《中华人民共和国监察法》第四十九条", "Supervision Law of the People's Republic of China art 49"]
        {
            refused(text, Fault::Title(TitleFault::TwoTexts));
        }
        for text in ["第二十五条", "第999条", "art 25", "regulation:25(1)"] {
            refused(text, Fault::NoArticle);
        }
    }

    /// Every text that loses a piece, or gains a stranger at any place, is read or refused, never a panic; what
    /// is read is written back.
    #[test]
    fn broken_texts_do_not_panic() {
        let clause = Clause::of(Instrument::SupervisionLaw, 149).paragraph(1).item(12);
        for form in [clause.zh().to_string(), clause.en().to_string(), clause.code().to_string()] {
            let cuts: alloc::vec::Vec<usize> = form.char_indices().map(|(at, _)| at).chain([form.len()]).collect();
            for &from in &cuts {
                for &to in cuts.iter().filter(|to| **to >= from) {
                    let without = format!("{}{}", &form[..from], &form[to..]);
                    for text in [&form[from..to], &without] {
                        if let Ok(read) = Clause::parse(text) {
                            reads_back(read);
                        }
                    }
                }
                for stranger in ['第', '条', '》', '《', '（', ')', '百', '零', '0', ':', '.', ' ', 'é', '🙂']
                {
                    let text = format!("{}{stranger}{}", &form[..from], &form[from..]);
                    if let Ok(read) = Clause::parse(&text) {
                        reads_back(read);
                    }
                }
            }
        }
    }

    #[test]
    fn error_says_what_is_accepted() {
        assert_eq!(
            Clause::parse("第零条").unwrap_err().to_string(),
            "`第零条` cites no clause: it is in none of the forms; accepted are forms such as \
             `第二十一条第（二）项`, `art 21(2)` and `regulation:21(2)`, with article numbers from 1 to 999",
        );
        let long = Clause::parse(&"条".repeat(100_000)).unwrap_err().to_string();
        assert!(long.len() < 500, "{long}");
    }

    #[test]
    fn stored_as_its_code_only() {
        let clause = Clause::of(Instrument::CivilServantLaw, 95).paragraph(1).item(3);
        assert_eq!(serde_json::to_string(&clause).unwrap(), r#""civil-servant-law:95.1(3)""#);
        for instrument in Instrument::ALL {
            for n in 1..=24 {
                let clause = Clause::of(instrument, n).item(2);
                let stored = serde_json::to_string(&clause).unwrap();
                assert_eq!(serde_json::from_str::<Clause>(&stored).unwrap(), clause);
            }
        }
        for text in [r#""第二十一条""#, r#""art 21""#, r#""regulation:25""#, r#""regulation: 21""#, "21", "null", "{}"]
        {
            assert!(serde_json::from_str::<Clause>(text).is_err(), "{text}");
        }
        let error = serde_json::from_str::<Clause>("21").unwrap_err().to_string();
        assert!(error.contains("expected the code of a clause, such as `regulation:21(2)`"), "{error}");
        let fault = serde_json::from_str::<Clause>(r#""art 21""#).unwrap_err().to_string();
        assert!(
            fault.starts_with(
                "`art 21` is no code of a clause: it is in none of the forms; accepted are codes such as `regulation:21(2)`"
            ),
            "{fault}"
        );
    }

    #[test]
    fn containment() {
        let item = Clause::article(21).item(2);
        let part = Clause::of(Instrument::CivilServantLaw, 95).paragraph(1);
        let rows = [
            (Clause::article(21), Clause::article(21), true),
            (Clause::article(21), item, true),
            (item, item, true),
            (item, Clause::article(21), false),
            (item, Clause::article(21).item(3), false),
            (Clause::article(2), item, false),
            (part, part.item(3), true),
            (part.item(3), part, false),
            (part, part.paragraph(2).item(3), false),
            (part.item(3), part.paragraph(2).item(3), false),
            (Clause::of(Instrument::CivilServantLaw, 95), part.item(3), true),
            (Clause::of(Instrument::DisciplineLaw, 21), item, false),
        ];
        for (whole, other, expected) in rows {
            assert_eq!(whole.contains(other), expected, "{whole:?} {other:?}");
        }
    }

    #[test]
    fn ordered_by_place() {
        let rows = [
            Clause::article(2),
            Clause::article(21),
            Clause::article(21).item(1),
            Clause::article(21).item(2),
            Clause::article(21).paragraph(1),
            Clause::article(21).paragraph(1).item(1),
            Clause::article(22),
            Clause::of(Instrument::DecisionProcedure, 1),
        ];
        assert!(rows.is_sorted());
        assert_eq!(format!("{:?}", rows[3]), "regulation:21(2)");
    }

    #[test]
    fn parts_read_back() {
        let clause = Clause::of(Instrument::Inspection, 12).item(7);
        assert_eq!(clause.instrument(), Instrument::Inspection);
        assert_eq!((clause.article_no(), clause.paragraph_no(), clause.item_no()), (12, None, Some(7)));
        assert_eq!(clause.item(0).paragraph(3).paragraph_no(), Some(3));
        assert_eq!(clause.item(0), Clause::of(Instrument::Inspection, 12));
    }

    #[test]
    #[should_panic(expected = "no article of this number")]
    fn the_encoded_text_has_no_article_25() {
        let number = Clause::regulation_article_count() + 1;
        let _ = Clause::article(number);
    }

    #[track_caller]
    fn row(clause: Clause, zh: &str, en: &str, code: &str) {
        assert_eq!(
            (clause.zh().to_string(), clause.en().to_string(), clause.code().to_string()),
            (zh.into(), en.into(), code.into())
        );
        reads_back(clause);
    }

    #[track_caller]
    fn reads_back(clause: Clause) {
        for text in [
            clause.zh().to_string(),
            clause.zh_full().to_string(),
            clause.en().to_string(),
            clause.en_full().to_string(),
            clause.code().to_string(),
        ] {
            assert_eq!(Clause::parse(&text), Ok(clause), "{text}");
        }
    }

    #[track_caller]
    fn refused(text: &str, fault: Fault) {
        match Clause::parse(text) {
            Ok(clause) => panic!("`{text}` was read as {clause:?}"),
            Err(error) => assert_eq!(error.fault, fault, "`{text}`"),
        }
    }
}
