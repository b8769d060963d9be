//! What the command line says, and the files it names.

use std::{env, fs, io::Read};

use zeren::{
    explain::Lang,
    terms::{Day, Standards, standard::StandardsDocument},
};

/// What is asked.
pub(crate) struct Options {
    pub(crate) path: Option<String>,
    pub(crate) as_of: Option<Day>,
    pub(crate) known_on: Option<Day>,
    pub(crate) suppose: Option<String>,
    pub(crate) since: Option<Day>,
    pub(crate) audience: Option<String>,
    pub(crate) why: Option<String>,
    pub(crate) why_not: Option<String>,
    pub(crate) next: Option<u16>,
    pub(crate) draw: Option<String>,
    pub(crate) standards: String,
    pub(crate) lang: Lang,
    pub(crate) json: bool,
}

impl Options {
    /// Reads the command line.
    pub(crate) fn read() -> Result<Self, String> {
        Self::of(env::args().skip(1))
    }

    pub(crate) fn of(args: impl IntoIterator<Item = String>) -> Result<Self, String> {
        let mut options = Self {
            path: None,
            as_of: None,
            known_on: None,
            suppose: None,
            since: None,
            audience: None,
            why: None,
            why_not: None,
            next: None,
            draw: None,
            standards: "indicative".into(),
            lang: Lang::Zh,
            json: false,
        };
        let mut args = args.into_iter();
        while let Some(arg) = args.next() {
            let mut value = || args.next().ok_or(format!("`{arg}` needs a value"));
            match arg.as_str() {
                "--as-of" => options.as_of = Some(day(&value()?)?),
                "--known-on" => options.known_on = Some(day(&value()?)?),
                "--suppose" => options.suppose = Some(value()?),
                "--since" => options.since = Some(day(&value()?)?),
                "--as" => options.audience = Some(value()?),
                "--why" => options.why = Some(value()?),
                "--why-not" => options.why_not = Some(value()?),
                "--next" => options.next = Some(value()?.parse().map_err(|_| "`--next` takes a number of days")?),
                "--draw" => options.draw = Some(value()?),
                "--standards" => options.standards = value()?,
                "--lang" => {
                    options.lang = match value()?.as_str() {
                        "zh" => Lang::Zh,
                        "en" => Lang::En,
                        other => return Err(format!("`{other}` is no language; use zh or en")),
                    }
                }
                "--json" => options.json = true,
                flag if flag.starts_with("--") => return Err(format!("unknown option `{flag}`")),
                _ if options.path.is_none() => options.path = Some(arg),
                _ => return Err(format!("one record at a time; `{arg}` is one too many")),
            }
        }
        Ok(options)
    }
}

pub(crate) fn day(text: &str) -> Result<Day, String> {
    Day::parse(text).map_err(|error| error.to_string())
}

/// Reads a file; `-` is standard input.
pub(crate) fn read(path: &str) -> Result<String, String> {
    let mut text = String::new();
    let read = match path {
        "-" => std::io::stdin().read_to_string(&mut text).map(|_| ()),
        path => fs::read_to_string(path).map(|read| text = read),
    };
    read.map(|()| text).map_err(|error| format!("cannot read `{path}`: {error}"))
}

pub(crate) fn standards(name: &str) -> Result<Standards, String> {
    match name {
        "statutory" => Ok(Standards::statutory()),
        "indicative" => Ok(Standards::indicative()),
        path => {
            let document: StandardsDocument =
                serde_json::from_str(&read(path)?).map_err(|error| format!("`{path}`: {error}"))?;
            document.open().map_err(|error| format!("`{path}`: {error}"))
        }
    }
}
