//! The register of provisions against the text, the sources and the tests.
//!
//! The sources are read as tokens, so that comments and the insides of texts do not count as code. A test
//! *reaches* a function when one of these holds:
//!
//! 1. the test stands in the file of the function and names it;
//! 2. what the test says holds the code of a row that the function can put into an answer: a code in the function
//!    itself or in what it names of its own article;
//! 3. the test calls the door's method of the same name, where one function of the articles alone is so named;
//! 4. the function stands outside the articles, and the test names it.
//!
//! What a test says is its body and what that names of its own file and of the modules it shares, as far as that
//! leads. A test whose body names codes itself is held to those: a table of rows that it names is then not opened.
//! The definition is coarse where a table is walked as a whole: such a test reaches every row of it. It does not
//! show that the test would catch a fault.
//!
//! Each fault below was planted once and seen to fail before the test was trusted:
//! a function renamed in a row; a test renamed in a row; the row of article 13 deleted; the row of item (3) of
//! article 21 deleted (missing, and cited without a row); `article_05::duties` pointed, instead of at its own test,
//! at that of article 5's guards, at one of article 6's duty and at `boundaries::a_target_day_while_suspended`;
//! a carrier without tests; a row with neither carrier nor principle; a carrier deleted (`article_18::archive`);
//! a citation of a second paragraph of article 12; the page of article 24 without what it leaves open.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    str::FromStr,
    sync::LazyLock,
};

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use zeren::{
    articles::provisions::{Carrier, PROVISIONS, Provision, Role},
    terms::Clause,
};

/// The items of each article of the text; an article not listed has none. No article has a second paragraph.
const ITEMS: [(u16, u8); 1] = [(21, 5)];

fn text() -> BTreeSet<Clause> {
    let articles = (1..=Clause::regulation_article_count()).map(Clause::article);
    let items = ITEMS.iter().flat_map(|(n, last)| (1..=*last).map(|item| Clause::article(*n).item(item)));
    articles.chain(items).collect()
}

// ---- sources as tokens ----

/// A function, constant, static or macro of a file: what it names and the literals in it.
#[derive(Default, Clone)]
struct Item {
    is_fn: bool,
    is_test: bool,
    in_tests: bool,
    public: bool,
    names: BTreeSet<String>,
    /// Those of the names that stand behind a path.
    qualified: BTreeSet<String>,
    methods: BTreeSet<String>,
    literals: Vec<String>,
}

#[derive(Default)]
struct Source {
    /// The article that the file is of.
    article: Option<u16>,
    imported: BTreeSet<String>,
    items: BTreeMap<String, Vec<Item>>,
    /// Every citation of the text, as written in code.
    cited: Vec<Result<Clause, String>>,
}

impl Source {
    fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).unwrap();
        let stream = TokenStream::from_str(&text).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()));
        let name = path.strip_prefix(root().join("src/articles")).ok().and_then(Path::to_str).unwrap_or("");
        let article = name.strip_prefix("article_").and_then(|rest| rest.get(..2)?.parse().ok());
        let mut source = Self { article, ..Self::default() };
        source.walk(stream, false);
        source
    }

    fn walk(&mut self, stream: TokenStream, in_tests: bool) {
        let tokens: Vec<TokenTree> = stream.into_iter().collect();
        self.citations(&tokens);
        let (mut is_test, mut public, mut at) = (false, false, 0);
        while at < tokens.len() {
            match &tokens[at] {
                // Attributes, doc comments among them.
                TokenTree::Punct(punct) if punct.as_char() == '#' => {
                    if let Some(TokenTree::Group(group)) = tokens.get(at + 1) {
                        is_test |= group.stream().to_string() == "test";
                        at += 1;
                    }
                }
                TokenTree::Ident(word) if *word == "pub" => public = true,
                TokenTree::Punct(punct) if punct.as_char() == ';' => public = false,
                TokenTree::Ident(word) if *word == "use" => {
                    let rest = tokens[at..].split(|it| matches!(it, TokenTree::Punct(end) if end.as_char() == ';'));
                    let mut import = Item::default();
                    import.take(rest.into_iter().next().unwrap_or_default());
                    self.imported.append(&mut import.names);
                    public = false;
                }
                TokenTree::Ident(word) if *word == "mod" => {
                    let tests = matches!(tokens.get(at + 1), Some(TokenTree::Ident(name)) if *name == "tests");
                    if let Some(TokenTree::Group(body)) = tokens.get(at + 2) {
                        self.walk(body.stream(), in_tests || tests);
                        at += 2;
                    }
                    public = false;
                }
                TokenTree::Ident(word) if ["fn", "const", "static", "macro_rules"].iter().any(|it| word == it) => {
                    let is_fn = *word == "fn";
                    let skip = usize::from(*word == "macro_rules");
                    let Some(TokenTree::Ident(name)) = tokens.get(at + 1 + skip) else {
                        at += 1;
                        continue;
                    };
                    if *word == "const" && *name == "fn" {
                        at += 1;
                        continue;
                    }
                    let mut item = Item { is_fn, is_test, in_tests, public, ..Item::default() };
                    let name = name.to_string();
                    let from = at + 2 + skip;
                    at = from;
                    // A body ends a function or a macro, for its signature has none; else a semicolon does.
                    while let Some(token) = tokens.get(at) {
                        match token {
                            TokenTree::Punct(end) if end.as_char() == ';' => break,
                            TokenTree::Group(body) if body.delimiter() == Delimiter::Brace && (is_fn || skip == 1) => {
                                break;
                            }
                            TokenTree::Punct(_) | TokenTree::Group(_) | TokenTree::Ident(_) | TokenTree::Literal(_) => {
                            }
                        }
                        at += 1;
                    }
                    let whole = &tokens[from..tokens.len().min(at + 1)];
                    item.take(whole);
                    for token in whole {
                        if let TokenTree::Group(group) = token {
                            self.nested(group.stream());
                        }
                    }
                    self.items.entry(name).or_default().push(item);
                    (is_test, public) = (false, false);
                }
                TokenTree::Group(group) => match (group.delimiter(), group.stream().into_iter().next()) {
                    // The body of an `impl`, a trait or a macro of items.
                    (Delimiter::Brace, _) => {
                        self.walk(group.stream(), in_tests);
                        public = false;
                    }
                    // A macro that makes an item of the name it is given first.
                    (Delimiter::Parenthesis, Some(TokenTree::Ident(name))) if is_static(&name.to_string()) => {
                        let mut item = Item { in_tests, ..Item::default() };
                        item.take(&group.stream().into_iter().collect::<Vec<_>>());
                        self.items.entry(name.to_string()).or_default().push(item);
                        self.nested(group.stream());
                    }
                    _ => self.nested(group.stream()),
                },
                TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
            at += 1;
        }
    }

    /// The citations of everything inside.
    fn nested(&mut self, stream: TokenStream) {
        let tokens: Vec<TokenTree> = stream.into_iter().collect();
        self.citations(&tokens);
        for token in tokens {
            if let TokenTree::Group(group) = token {
                self.nested(group.stream());
            }
        }
    }

    /// `Clause::article(n)`, with `.paragraph(n)` and `.item(n)` behind it; behind anything else but another
    /// instrument's clause, those are parts of the article that the file is of.
    fn citations(&mut self, tokens: &[TokenTree]) {
        let word = |at: usize| tokens.get(at).map(ToString::to_string).unwrap_or_default();
        let mut at = 0;
        while at < tokens.len() {
            let names = word(at) == "Clause" && word(at + 1) == ":" && word(at + 4).starts_with('(');
            let mut code = match (names, &*word(at + 3)) {
                (true, "article") => Some(inside(&word(at + 4)).to_owned()),
                (true, "of") => None,
                _ if part(&word(at), &word(at + 1), &word(at + 2)).is_some() => self.article.map(|n| n.to_string()),
                _ => {
                    at += 1;
                    continue;
                }
            };
            at += if names { 5 } else { 0 };
            while let Some(part) = part(&word(at), &word(at + 1), &word(at + 2)) {
                code = code.map(|code| code + &part);
                at += 3;
            }
            if let Some(code) = code {
                self.cited.push(Clause::parse(&format!("regulation:{code}")).map_err(|_| code));
            }
        }
    }

    fn one(&self, name: &str, wanted: impl Fn(&Item) -> bool) -> Option<&Item> {
        self.items.get(name)?.iter().find(|item| wanted(item))
    }
}

/// The code of `.paragraph(n)` or `.item(n)`, where it is written with a number.
fn part(dot: &str, name: &str, group: &str) -> Option<String> {
    let n = inside(group);
    let number = group.starts_with('(') && !n.is_empty() && n.chars().all(|c| c.is_ascii_digit());
    match (dot, name) {
        (".", "item") if number => Some(format!("({n})")),
        (".", "paragraph") if number => Some(format!(".{n}")),
        _ => None,
    }
}

fn inside(group: &str) -> &str {
    group.trim_matches(['(', ')', ' '])
}

fn is_static(name: &str) -> bool {
    name.len() > 1 && name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
}

impl Item {
    fn take(&mut self, tokens: &[TokenTree]) {
        let punct = |at: Option<usize>, wanted: char| matches!(at.and_then(|at| tokens.get(at)), Some(TokenTree::Punct(punct)) if punct.as_char() == wanted);
        for (at, token) in tokens.iter().enumerate() {
            let (last, before) = (at.checked_sub(1), at.checked_sub(2));
            match token {
                TokenTree::Ident(name) if punct(last, '.') => {
                    self.methods.insert(name.to_string());
                }
                TokenTree::Ident(name) => {
                    if punct(last, ':') && punct(before, ':') {
                        self.qualified.insert(name.to_string());
                    }
                    self.names.insert(name.to_string());
                }
                TokenTree::Literal(literal) => self.literals.push(literal.to_string()),
                TokenTree::Group(group) => self.take(&group.stream().into_iter().collect::<Vec<_>>()),
                TokenTree::Punct(_) => {}
            }
        }
    }

    fn codes(&self) -> BTreeSet<String> {
        self.literals.iter().flat_map(|text| codes(text)).collect()
    }
}

/// The codes in a text: two digits, a full stop, and words of small letters, digits, `-`, `_` and `.`.
fn codes(text: &str) -> Vec<String> {
    let part = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_' | '.');
    text.split(|c| !part(c))
        .filter(|word| {
            let mut chars = word.chars();
            let head: String = chars.by_ref().take(3).collect();
            head.len() == 3
                && head.ends_with('.')
                && head[..2].chars().all(|c| c.is_ascii_digit())
                && chars.next().is_some_and(|c| !matches!(c, '-' | '_' | '.'))
        })
        .map(|word| word.trim_end_matches('.').to_owned())
        .filter(|word| word.chars().any(|c| c.is_ascii_lowercase()))
        .collect()
}

// ---- the tree ----

struct Tree {
    sources: BTreeMap<PathBuf, Source>,
    /// The codes of the articles' rows.
    codes: BTreeSet<String>,
}

static TREE: LazyLock<Tree> = LazyLock::new(Tree::read);

/// The modules that tests outside the library share.
const SHARED: [&str; 3] = ["tests/common/mod.rs", "tests/book/mod.rs", "tests/accountability/main.rs"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

impl Tree {
    fn read() -> Self {
        fn walk(dir: &Path, out: &mut BTreeMap<PathBuf, Source>) {
            for entry in fs::read_dir(dir).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    walk(&path, out);
                } else if path.extension().is_some_and(|e| e == "rs") {
                    let source = Source::read(&path);
                    out.insert(path.strip_prefix(root()).unwrap().to_owned(), source);
                }
            }
        }
        let mut sources = BTreeMap::new();
        walk(&root().join("src"), &mut sources);
        walk(&root().join("tests"), &mut sources);
        assert!(sources.len() > 100, "the sources were found");
        let codes = sources
            .iter()
            .filter(|(path, _)| path.starts_with("src/articles"))
            .flat_map(|(_, source)| source.items.values().flatten())
            .filter(|item| !item.in_tests)
            .flat_map(Item::codes)
            .collect();
        Self { sources, codes }
    }

    /// The file of a module path, under one of the folders.
    fn file(&self, path: &[&str]) -> Option<&Path> {
        let plain = path.join("/");
        let made = |folder: &str| [format!("{folder}{plain}.rs"), format!("{folder}{plain}/mod.rs")];
        ["src/articles/", "src/", "tests/"]
            .iter()
            .flat_map(|folder| made(folder))
            .find_map(|name| self.sources.get_key_value(Path::new(&name)).map(|(path, _)| path.as_path()))
    }

    /// A function by its path: `article_21::correction::order`.
    fn function(&self, path: &str) -> Option<(&Path, String)> {
        let mut parts: Vec<&str> = path.split("::").collect();
        let name = parts.pop()?;
        let file = self.file(&parts)?;
        self.sources[file].one(name, |item| item.is_fn && !item.in_tests)?;
        Some((file, name.to_owned()))
    }

    /// A test by the name under which it is listed, before it the crate's for tests outside the library.
    fn test(&self, path: &str) -> Option<(&Path, String)> {
        let mut parts: Vec<&str> = path.split("::").collect();
        let name = parts.pop()?;
        parts.retain(|part| *part != "tests");
        let file = self.file(&parts)?;
        self.sources[file].one(name, |item| item.is_test)?;
        Some((file, name.to_owned()))
    }

    /// The codes that a function can put into an answer.
    fn told<'a>(&'a self, file: &'a Path, name: &str) -> BTreeSet<String> {
        let article: String = file.to_str().unwrap().chars().take("src/articles/article_00".len()).collect();
        let files: Vec<&Path> =
            self.sources.keys().map(PathBuf::as_path).filter(|it| it.to_str().unwrap().starts_with(&article)).collect();
        let find = |from: &Path, name: &str, qualified: bool| {
            let wanted = |item: &Item| !item.in_tests;
            let (own, source) = self.sources.get_key_value(from)?;
            if let Some(item) = source.one(name, wanted) {
                return Some((own.as_path(), item));
            }
            let elsewhere = qualified || source.imported.contains(name);
            files.iter().filter(|_| elsewhere).find_map(|file| Some((*file, self.sources[*file].one(name, wanted)?)))
        };
        closure(file, name, find).1
    }

    /// What a test says: the names in it and the codes.
    fn says<'a>(&'a self, file: &'a Path, name: &str) -> (BTreeSet<String>, BTreeSet<String>) {
        let unit = file.starts_with("src");
        let held = !self.sources[file].one(name, |item| item.is_test).unwrap().codes().is_disjoint(&self.codes);
        let shared = if unit { &[][..] } else { &SHARED };
        let find = |from: &Path, wanted: &str, _| {
            let open = |item: &Item| item.in_tests == unit && (item.is_fn || !held || !is_static(wanted));
            let mut files = std::iter::once(from).chain(shared.iter().map(Path::new));
            files.find_map(|file| {
                let (file, source) = self.sources.get_key_value(file)?;
                Some((file.as_path(), source.one(wanted, open)?))
            })
        };
        closure(file, name, find)
    }

    fn reaches(&self, test: (&Path, &str), function: (&Path, &str)) -> bool {
        let (names, codes) = self.says(test.0, test.1);
        let name = function.1;
        if test.0 == function.0 && names.contains(name) {
            return true;
        }
        if !codes.is_disjoint(&self.told(function.0, name)) {
            return true;
        }
        let method = names.contains(&format!(".{name}"));
        if !function.0.starts_with("src/articles") {
            return method || names.contains(name);
        }
        let of_articles = |(path, source): &(&PathBuf, &Source)| {
            path.starts_with("src/articles") && source.one(name, |item| item.is_fn && !item.in_tests).is_some()
        };
        let door = |(path, source): &(&PathBuf, &Source)| {
            path.starts_with("src/engine") && source.one(name, |item| item.is_fn && item.public).is_some()
        };
        method && self.sources.iter().filter(of_articles).count() == 1 && self.sources.iter().any(|it| door(&it))
    }
}

/// The names and codes of an item and of every item it names.
fn closure<'a>(
    file: &'a Path,
    first: &str,
    find: impl Fn(&Path, &str, bool) -> Option<(&'a Path, &'a Item)>,
) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut names, mut codes) = (BTreeSet::new(), BTreeSet::new());
    let mut left = vec![(file, first.to_owned(), false)];
    let mut seen = BTreeSet::new();
    while let Some((from, name, qualified)) = left.pop() {
        if !seen.insert((from, name.clone(), qualified)) {
            continue;
        }
        let Some((file, item)) = find(from, &name, qualified) else { continue };
        left.extend(item.names.iter().map(|name| (file, name.clone(), item.qualified.contains(name))));
        codes.extend(item.codes());
        names.extend(item.names.iter().cloned());
        names.extend(item.methods.iter().map(|method| format!(".{method}")));
    }
    (names, codes)
}

// ---- the register ----

fn carriers() -> impl Iterator<Item = (&'static Provision, &'static Carrier)> {
    PROVISIONS.iter().flat_map(|provision| provision.carriers.iter().map(move |carrier| (provision, carrier)))
}

/// Who asks what a provision does is told what carries it, and what does not.
#[test]
fn a_provision_plays_its_roles() {
    let roles = |clause: Clause| -> Vec<Role> {
        let provision = PROVISIONS.iter().find(|provision| provision.clause == clause).unwrap();
        Role::ALL.iter().copied().filter(|role| provision.plays(*role)).collect()
    };
    assert_eq!(roles(Clause::article(3)), [Role::Guard, Role::Principle]);
    assert_eq!(roles(Clause::article(21).item(4)), [Role::Indication, Role::Measure]);
    let thirteenth = roles(Clause::article(13));
    assert!(thirteenth.contains(&Role::Duty) && !thirteenth.contains(&Role::Principle), "{thirteenth:?}");
}

#[test]
fn every_clause_of_the_text_has_one_row_in_its_order() {
    let rows: Vec<Clause> = PROVISIONS.iter().map(|provision| provision.clause).collect();
    let text: Vec<Clause> = text().into_iter().collect();
    assert_eq!(rows, text);
}

#[test]
fn every_clause_cited_has_a_row() {
    let rows: BTreeSet<Clause> = PROVISIONS.iter().map(|provision| provision.clause).collect();
    let mut wrong = Vec::new();
    let mut count = 0;
    for (path, source) in TREE.sources.iter().filter(|(path, _)| {
        path.starts_with("src/articles")
            || path.starts_with("src/reading")
            || path.starts_with("src/engine")
            || path.starts_with("src/machines")
            || path.starts_with("src/answers")
    }) {
        for cited in &source.cited {
            count += 1;
            match cited {
                Ok(clause) if rows.contains(clause) => {}
                Ok(clause) => wrong.push(format!("{}: {clause:?} has no row", path.display())),
                Err(code) => wrong.push(format!("{}: `{code}` is no clause written out", path.display())),
            }
        }
    }
    assert!(count > 80, "the citations were found: {count}");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_is_not_computed_says_why() {
    for provision in PROVISIONS {
        let clause = provision.clause;
        assert!(!provision.carriers.is_empty() || provision.principle.is_some(), "{clause:?} does nothing");
        let words = [Some(&provision.about), provision.principle.as_ref()];
        for words in words.into_iter().flatten() {
            assert!(!words.zh.is_ascii() && words.en.is_ascii() && !words.en.is_empty(), "{clause:?}: {words:?}");
        }
    }
}

#[test]
fn every_carrier_is_a_function_held_by_tests_that_reach_it() {
    let tree = &*TREE;
    let mut wrong = Vec::new();
    for (provision, carrier) in carriers() {
        let at = format!("{:?} {}", provision.clause, carrier.function);
        let Some(function) = tree.function(carrier.function) else {
            wrong.push(format!("{at}: there is no such function"));
            continue;
        };
        if carrier.tests.is_empty() {
            wrong.push(format!("{at}: no test"));
        }
        for name in carrier.tests {
            let Some(test) = tree.test(name) else {
                wrong.push(format!("{at}: there is no test {name}"));
                continue;
            };
            if !tree.reaches((test.0, &test.1), (function.0, &function.1)) {
                wrong.push(format!("{at}: {name} does not reach it"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// What an article says to the engine, it says by a function that takes a sink or a ledger; each is in the
/// register, under a clause of its own article.
#[test]
fn every_function_that_speaks_for_an_article_is_carried() {
    let tree = &*TREE;
    let mut wrong = Vec::new();
    for (path, source) in tree.sources.iter().filter(|(path, _)| path.starts_with("src/articles")) {
        let Some(article) = source.article else { continue };
        let module = path.strip_prefix("src/articles").unwrap().with_extension("").to_str().unwrap().replace('/', "::");
        let module = module.trim_end_matches("::mod");
        for (name, items) in &source.items {
            let speaks = |item: &Item| {
                item.is_fn
                    && item.public
                    && !item.in_tests
                    && ["sink", "ledger"].iter().any(|it| item.names.contains(*it))
            };
            let function = format!("{module}::{name}");
            let carried = carriers()
                .any(|(provision, carrier)| provision.clause.article_no() == article && carrier.function == function);
            if items.iter().any(speaks) && !carried {
                wrong.push(function);
            }
        }
    }
    assert!(wrong.is_empty(), "not in the register: {wrong:#?}");
}

/// The page of an article is headed as its row is, and says in this order: what the article says, in Chinese and in
/// English; what it decides; what it leaves open; how it is read, and why.
#[test]
fn every_article_has_a_page_of_one_form() {
    let tree = &*TREE;
    for provision in PROVISIONS.iter().filter(|provision| provision.clause.item_no().is_none()) {
        let clause = provision.clause;
        let file = tree.file(&[&format!("article_{:02}", clause.article_no())]).unwrap();
        let text = fs::read_to_string(root().join(file)).unwrap();
        let page: Vec<&str> = text.lines().map_while(|line| line.strip_prefix("//!")).map(str::trim).collect();
        let page: Vec<String> = page.split(|line| line.is_empty()).map(|lines| lines.join(" ")).collect();
        let title = format!("# {} {} · {}", clause.zh(), provision.about.zh, provision.about.en);
        assert_eq!(page[0].to_lowercase(), title.to_lowercase(), "{clause:?}");
        let starts = ["", "", "**Decides.** ", "**Leaves open.** ", "**Interpretation.**"];
        assert_eq!(page.len(), 1 + starts.len(), "{clause:?}: {page:#?}");
        for (paragraph, start) in page[1..].iter().zip(starts) {
            assert!(paragraph.starts_with(start), "{clause:?}: {paragraph}");
        }
        assert!(!page[1].starts_with(|c: char| c.is_ascii()), "{clause:?}: {}", page[1]);
        assert!(page[2].starts_with(|c: char| c.is_ascii_uppercase()), "{clause:?}: {}", page[2]);
    }
}
