//! Puts every mutant of a file behind its switch, on the line where it stands.

use std::{collections::BTreeMap, ops::Range};

use proc_macro2::LineColumn;
use syn::{
    Arm, BinOp, Expr, ExprBinary, ExprMatch, ExprStruct, ExprUnary, Member,
    spanned::Spanned,
    visit::{self, Visit},
};

/// A mutant as cargo-mutants lists it.
#[derive(Clone, Debug)]
pub struct Mutant {
    pub id: u32,
    pub name: String,
    pub file: String,
    pub genre: String,
    /// Line and column of where it starts, both from one.
    pub at: (usize, usize),
    pub replacement: String,
}

/// A stretch of the rewritten file that a fault found there speaks of.
#[derive(Debug)]
pub struct Stretch {
    pub range: Range<usize>,
    pub mutants: Vec<u32>,
    pub kind: Kind,
}

/// What a stretch is to its mutants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The mutant's own text, which then does not compile.
    Own,
    /// What was put around what stood there; the switch may be to blame.
    Around,
    /// What a match looks at whose arms can be deleted.
    Scrutinee,
}

/// A file with its switches.
#[derive(Debug)]
pub struct Rewritten {
    pub text: String,
    pub stretches: Vec<Stretch>,
    /// What found no place in the file.
    pub unplaced: Vec<u32>,
}

/// Rewrites a file for these mutants of it.
pub fn rewrite(source: &str, mutants: &[Mutant]) -> Rewritten {
    let file = syn::parse_file(source).expect("the library parses");
    let mut places = BTreeMap::<(&str, (usize, usize)), Vec<&Mutant>>::new();
    for mutant in mutants {
        places.entry((mutant.genre.as_str(), mutant.at)).or_default().push(mutant);
    }
    let lines = source.match_indices('\n').map(|(at, _)| at + 1);
    let lines = std::iter::once(0).chain(lines).collect();
    let mut finder = Finder { source, lines, places, edits: Vec::new() };
    finder.functions();
    finder.visit_file(&file);
    let unplaced = finder.places.values().flatten().map(|mutant| mutant.id).collect();
    let (text, stretches) = apply(source, finder.edits);
    Rewritten { text, stretches, unplaced }
}

/// Text to be put before a stretch, in place of its middle, and after it. Each part names the mutant it is of.
struct Edit {
    range: Range<usize>,
    /// Of two edits of one stretch, the lower stands outside.
    rank: u8,
    open: Vec<(String, Option<u32>)>,
    middle: Option<(Range<usize>, String)>,
    close: Vec<(String, Option<u32>)>,
    mutants: Vec<u32>,
}

struct Finder<'a> {
    source: &'a str,
    lines: Vec<usize>,
    places: BTreeMap<(&'a str, (usize, usize)), Vec<&'a Mutant>>,
    edits: Vec<Edit>,
}

fn on(mutant: &Mutant) -> String {
    format!("::switch::on({})", mutant.id)
}

impl<'a> Finder<'a> {
    fn offset(&self, line: usize, column: usize) -> usize {
        let start = self.lines[line - 1];
        self.source[start..].char_indices().nth(column).map_or(self.source.len(), |(at, _)| start + at)
    }

    fn range(&self, of: &impl Spanned) -> Range<usize> {
        let (start, end) = (of.span().start(), of.span().end());
        self.offset(start.line, start.column)..self.offset(end.line, end.column)
    }

    fn take(&mut self, genre: &'static str, at: LineColumn) -> Vec<&'a Mutant> {
        self.places.remove(&(genre, (at.line, at.column + 1))).unwrap_or_default()
    }

    fn text(&self, range: &Range<usize>) -> &'a str {
        &self.source[range.clone()]
    }

    /// A function's value: returned before its first statement.
    fn functions(&mut self) {
        let keys = self.places.keys().filter(|(genre, _)| *genre == "FnValue").copied().collect::<Vec<_>>();
        for key in keys {
            let mutants = self.places.remove(&key).unwrap_or_default();
            let (line, column) = key.1;
            let start = self.offset(line, column - 1);
            self.edits.push(Edit {
                range: start..usize::MAX,
                rank: 0,
                open: mutants
                    .iter()
                    .map(|m| (format!("if {} {{ return {}; }} ", on(m), m.replacement), Some(m.id)))
                    .collect(),
                middle: None,
                close: Vec::new(),
                mutants: mutants.iter().map(|m| m.id).collect(),
            });
        }
    }

    /// Both operands are computed once, then compared or counted by the operator that is on.
    fn operands(&mut self, node: &ExprBinary, mutants: &[&Mutant], by_reference: bool) {
        let (range, op) = (self.range(node), self.range(&node.op));
        let (take, star) = if by_reference { ("&", "*") } else { ("", "") };
        let mut close = vec![(")) { (l, r) => ".to_string(), None)];
        for m in mutants {
            close.push((format!("if {} {{ {star}l {} {star}r }} else ", on(m), m.replacement), Some(m.id)));
        }
        close.push((format!("{{ {star}l {} {star}r }} }})", self.text(&op)), None));
        self.edits.push(Edit {
            range,
            rank: 2,
            open: vec![(format!("(match ({take}("), None)],
            middle: Some((op, format!("), {take}("))),
            close,
            mutants: mutants.iter().map(|m| m.id).collect(),
        });
    }

    /// `&&` and `||` differ in when the left side decides.
    fn logical(&mut self, node: &ExprBinary, mutants: &[&Mutant], and: bool) {
        let (range, op) = (self.range(node), self.range(&node.op));
        let [mutant] = mutants else { panic!("one mutant of `&&` or `||`") };
        let (before, after) = if and { ("", " } else { l } })") } else { ("l } else { ", " } })") };
        self.edits.push(Edit {
            range,
            rank: 2,
            open: vec![("({ let l: bool = ".to_string(), None)],
            middle: Some((op, format!("; if l != {} {{ {before}", on(mutant)))),
            close: vec![(after.to_string(), None)],
            mutants: vec![mutant.id],
        });
    }

    /// `+=` and its like: the whole statement, once for each operator.
    fn assignment(&mut self, node: &ExprBinary, mutants: &[&Mutant]) {
        let (left, right) = (self.range(&*node.left), self.range(&*node.right));
        let open = mutants
            .iter()
            .map(|m| {
                let (left, right) = (self.text(&left), self.text(&right));
                (format!("if {} {{ {left} {} {right} }} else ", on(m), m.replacement), Some(m.id))
            })
            .collect::<Vec<_>>();
        self.edits.push(Edit {
            range: self.range(node),
            rank: 2,
            open: [vec![("(".to_string(), None)], open, vec![("{ ".to_string(), None)]].concat(),
            middle: None,
            close: vec![(" })".to_string(), None)],
            mutants: mutants.iter().map(|m| m.id).collect(),
        });
    }
}

impl<'ast> Visit<'ast> for Finder<'_> {
    fn visit_expr_binary(&mut self, node: &'ast ExprBinary) {
        let mutants = self.take("BinaryOperator", node.op.span().start());
        if !mutants.is_empty() {
            match node.op {
                BinOp::And(_) | BinOp::Or(_) if holds_let(node) => {
                    // Left unplaced: no other operator can stand in a chain of `let`.
                    let at = node.op.span().start();
                    self.places.insert(("BinaryOperator", (at.line, at.column + 1)), mutants);
                }
                BinOp::And(_) => self.logical(node, &mutants, true),
                BinOp::Or(_) => self.logical(node, &mutants, false),
                BinOp::Eq(_) | BinOp::Ne(_) | BinOp::Lt(_) | BinOp::Le(_) | BinOp::Gt(_) | BinOp::Ge(_) => {
                    self.operands(node, &mutants, true);
                }
                BinOp::Add(_)
                | BinOp::Sub(_)
                | BinOp::Mul(_)
                | BinOp::Div(_)
                | BinOp::Rem(_)
                | BinOp::BitXor(_)
                | BinOp::BitAnd(_)
                | BinOp::BitOr(_)
                | BinOp::Shl(_)
                | BinOp::Shr(_) => self.operands(node, &mutants, false),
                _ => self.assignment(node, &mutants),
            }
        }
        visit::visit_expr_binary(self, node);
    }

    fn visit_expr_unary(&mut self, node: &'ast ExprUnary) {
        let mutants = self.take("UnaryOperator", node.op.span().start());
        if let [mutant] = mutants[..] {
            let (range, op) = (self.range(node), self.range(&node.op));
            let sign = self.text(&op);
            self.edits.push(Edit {
                range,
                rank: 2,
                open: vec![("(match (".to_string(), None)],
                middle: Some((op, String::new())),
                close: vec![
                    (format!(") {{ v => if {} {{ v }}", on(mutant)), Some(mutant.id)),
                    (format!(" else {{ {sign}v }} }})"), Some(mutant.id)),
                ],
                mutants: vec![mutant.id],
            });
        }
        visit::visit_expr_unary(self, node);
    }

    fn visit_expr_match(&mut self, node: &'ast ExprMatch) {
        let mut mutants = Vec::new();
        for arm in &node.arms {
            self.guard(arm);
            mutants.extend(self.arm(arm));
        }
        if !mutants.is_empty() {
            let range = self.range(&*node.expr);
            self.edits.push(Edit { range, rank: 3, open: Vec::new(), middle: None, close: Vec::new(), mutants });
        }
        visit::visit_expr_match(self, node);
    }

    fn visit_expr_struct(&mut self, node: &'ast ExprStruct) {
        for field in &node.fields {
            let mutants = self.take("StructField", field.span().start());
            let ([mutant], Some(rest), Member::Named(name)) = (&mutants[..], &node.rest, &field.member) else {
                continue;
            };
            let (whole, value) = (self.range(field), self.range(&field.expr));
            let base = self.text(&self.range(&**rest));
            // A place gives up the one field; what is computed is computed again, as the type that is built.
            let of_base = match **rest {
                Expr::Path(_) | Expr::Field(_) | Expr::Unary(_) => format!("({base}).{name}"),
                _ => format!("{{ let b: {} = {base}; b.{name} }}", self.text(&self.range(&node.path))),
            };
            let label = if field.colon_token.is_none() { format!("{name}: ") } else { String::new() };
            self.edits.push(Edit {
                range: if field.colon_token.is_none() { whole } else { value },
                rank: 1,
                open: vec![(format!("{label}(if {} {{ {of_base} }} else {{ ", on(mutant)), None)],
                middle: None,
                close: vec![(" })".to_string(), None)],
                mutants: vec![mutant.id],
            });
        }
        visit::visit_expr_struct(self, node);
    }
}

impl Finder<'_> {
    /// A guard that always holds, or never.
    fn guard(&mut self, arm: &Arm) {
        let Some((_, guard)) = &arm.guard else { return };
        let mutants = self.take("MatchArmGuard", guard.span().start());
        if mutants.is_empty() {
            return;
        }
        let of = |value: &str| mutants.iter().find(|m| m.replacement == value).map_or("false".to_string(), |m| on(m));
        self.edits.push(Edit {
            range: self.range(&**guard),
            rank: 1,
            open: vec![(format!("!{} && ({} || (", of("false"), of("true")), None)],
            middle: None,
            close: vec![("))".to_string(), None)],
            mutants: mutants.iter().map(|m| m.id).collect(),
        });
    }

    /// An arm that never matches, so that the arm for all others does.
    fn arm(&mut self, arm: &Arm) -> Option<u32> {
        let mutants = self.take("MatchArm", arm.span().start());
        let [mutant] = mutants[..] else { return None };
        let (range, open, close) = match &arm.guard {
            Some((_, guard)) => (self.range(&**guard), format!("!{} && (", on(mutant)), ")"),
            None => {
                let end = self.range(&arm.pat).end;
                (end..end, format!(" if !{}", on(mutant)), "")
            }
        };
        self.edits.push(Edit {
            range,
            rank: 0,
            open: vec![(open, None)],
            middle: None,
            close: vec![(close.to_string(), None)],
            mutants: vec![mutant.id],
        });
        Some(mutant.id)
    }
}

fn holds_let(node: &ExprBinary) -> bool {
    fn is_let(expr: &Expr) -> bool {
        match expr {
            Expr::Let(_) => true,
            Expr::Binary(binary) if matches!(binary.op, BinOp::And(_)) => holds_let(binary),
            _ => false,
        }
    }
    is_let(&node.left) || is_let(&node.right)
}

/// Writes the edits into the text. Where several meet: what ends there, from the inside out; then what begins there,
/// from the outside in; then what is replaced.
fn apply(source: &str, edits: Vec<Edit>) -> (String, Vec<Stretch>) {
    #[derive(PartialEq, Eq, PartialOrd, Ord)]
    enum Place {
        Close(std::cmp::Reverse<usize>, std::cmp::Reverse<u8>),
        Open(std::cmp::Reverse<usize>, u8),
        Middle,
    }
    use std::cmp::Reverse;
    let mut steps = Vec::new();
    for (no, edit) in edits.iter().enumerate() {
        let Range { start, end } = edit.range;
        steps.push((start, Place::Open(Reverse(end), edit.rank), no));
        if let Some((middle, _)) = &edit.middle {
            steps.push((middle.start, Place::Middle, no));
        }
        if end != usize::MAX {
            // An edit of no length closes where it opens, after it.
            if start == end {
                continue;
            }
            steps.push((end, Place::Close(Reverse(start), Reverse(edit.rank)), no));
        }
    }
    steps.sort();
    let (mut text, mut stretches, mut read) = (String::new(), Vec::new(), 0);
    let mut opened = vec![0; edits.len()];
    for (at, place, no) in steps {
        text.push_str(&source[read..at]);
        read = at;
        let edit = &edits[no];
        let mut put = |text: &mut String, parts: &[(String, Option<u32>)]| {
            for (part, of) in parts {
                let start = text.len();
                text.push_str(part);
                let mutants = of.map_or_else(|| edit.mutants.clone(), |id| vec![id]);
                let kind = if of.is_some() { Kind::Own } else { Kind::Around };
                stretches.push(Stretch { range: start..text.len(), mutants, kind });
            }
        };
        match place {
            Place::Open(..) => {
                opened[no] = text.len();
                put(&mut text, &edit.open);
            }
            Place::Middle => {
                let (middle, new) = edit.middle.as_ref().expect("it has a middle");
                put(&mut text, &[(new.clone(), None)]);
                read = middle.end;
            }
            Place::Close(..) => {
                put(&mut text, &edit.close);
                let kind = if edit.open.is_empty() { Kind::Scrutinee } else { Kind::Around };
                stretches.push(Stretch { range: opened[no]..text.len(), mutants: edit.mutants.clone(), kind });
            }
        }
    }
    text.push_str(&source[read..]);
    (text, stretches)
}
