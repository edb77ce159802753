//! Parts of speech and relations, by the names that the model gives them.
//!
//! Tags are those of the Penn Treebank, relations those of the `ClearNLP` conversion: `nsubj` is the subject of an active
//! verb, `pobj` what a preposition governs, `relcl` a relative clause.

/// An enum whose variants have the names of the model.
macro_rules! names {
    ($(#[$doc:meta])* $kind:ident { $($(#[$what:meta])* $variant:ident = $name:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $kind { $($(#[$what])* $variant,)* }

        impl $kind {
            /// The variant of a name, if there is one.
            #[must_use]
            pub fn named(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)* _ => None }
            }

            /// The name in the model.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }
    };
}

names! {
    /// Part of speech of a token.
    Tag {
        /// Currency sign.
        Currency = "$",
        /// Closing quote.
        CloseQuote = "''",
        /// Comma.
        Comma = ",",
        /// Opening bracket.
        OpenBracket = "-LRB-",
        /// Closing bracket.
        CloseBracket = "-RRB-",
        /// Full stop, question or exclamation mark.
        Stop = ".",
        /// Colon, semicolon, dash.
        Colon = ":",
        /// Address of mail or web.
        Address = "ADD",
        /// Prefix that stands alone.
        Affix = "AFX",
        /// "and", "or", "but".
        Conjunction = "CC",
        /// Number.
        Number = "CD",
        /// "the", "a", "this".
        Determiner = "DT",
        /// "there" in "there is".
        Existential = "EX",
        /// Foreign word.
        Foreign = "FW",
        /// Hyphen between words.
        Hyphen = "HYPH",
        /// Preposition or subordinating conjunction.
        Preposition = "IN",
        /// Adjective.
        Adjective = "JJ",
        /// Adjective that compares: "larger".
        Comparative = "JJR",
        /// Adjective that exceeds: "largest".
        Superlative = "JJS",
        /// Mark of a list.
        ListMark = "LS",
        /// "will", "may", "could".
        Modal = "MD",
        /// Mark that is no word.
        Ornament = "NFP",
        /// Noun, singular or mass.
        Noun = "NN",
        /// Name.
        Name = "NNP",
        /// Name in the plural.
        Names = "NNPS",
        /// Noun in the plural.
        Nouns = "NNS",
        /// "all" in "all the".
        Predeterminer = "PDT",
        /// "'s" of a possessor.
        Possessive = "POS",
        /// "it", "they".
        Pronoun = "PRP",
        /// "its", "their".
        OwnerPronoun = "PRP$",
        /// Adverb.
        Adverb = "RB",
        /// Adverb that compares: "further".
        ComparativeAdverb = "RBR",
        /// Adverb that exceeds: "most".
        SuperlativeAdverb = "RBS",
        /// "up" in "set up".
        Particle = "RP",
        /// Sign of mathematics.
        Symbol = "SYM",
        /// "to".
        To = "TO",
        /// "oh".
        Interjection = "UH",
        /// Verb, bare form.
        Bare = "VB",
        /// Verb, past tense.
        Past = "VBD",
        /// Verb in "-ing".
        Gerund = "VBG",
        /// Past participle.
        Participle = "VBN",
        /// Verb, present, not third person.
        Present = "VBP",
        /// Verb, present, third person.
        PresentThird = "VBZ",
        /// "which", "that".
        WhDeterminer = "WDT",
        /// "who", "what".
        WhPronoun = "WP",
        /// "whose".
        WhOwner = "WP$",
        /// "when", "where", "how".
        WhAdverb = "WRB",
        /// Unknown.
        Unknown = "XX",
        /// White space.
        Space = "_SP",
        /// Opening quote.
        OpenQuote = "``",
    }
}

names! {
    /// What a token is to its head.
    Label {
        /// It has no head.
        Root = "ROOT",
        /// Clause of a noun without its own subject: "ships *bound* for".
        NounClause = "acl",
        /// Adjective that completes a verb: "is *ready*".
        Complement = "acomp",
        /// Clause in the place of an adverb.
        AdverbClause = "advcl",
        /// Adverb.
        Adverb = "advmod",
        /// "by" before who acts.
        Agent = "agent",
        /// Adjective before a noun.
        Adjective = "amod",
        /// Noun beside a noun: "the president, *a general*".
        Apposition = "appos",
        /// Noun after "to be".
        Attribute = "attr",
        /// Auxiliary.
        Auxiliary = "aux",
        /// Auxiliary of the passive.
        PassiveAuxiliary = "auxpass",
        /// "'s" of a possessor.
        Case = "case",
        /// Coordinating conjunction.
        Coordinator = "cc",
        /// Clause as object: "said that it *ended*".
        ObjectClause = "ccomp",
        /// Noun before a noun.
        Compound = "compound",
        /// Second of what is coordinated.
        Conjunct = "conj",
        /// Clause as subject.
        SubjectClause = "csubj",
        /// Clause as subject of a passive.
        PassiveSubjectClause = "csubjpass",
        /// To whom.
        Dative = "dative",
        /// Not known.
        Unclear = "dep",
        /// Determiner.
        Determiner = "det",
        /// Object.
        Object = "dobj",
        /// "there" of "there is".
        Expletive = "expl",
        /// Interjection.
        Interjection = "intj",
        /// "that", "if", "because" before a clause.
        Mark = "mark",
        /// Something about the text.
        Meta = "meta",
        /// "not".
        Negation = "neg",
        /// Modifier of a noun.
        NounModifier = "nmod",
        /// Noun in the place of an adverb: "rose *last year*".
        NounAdverb = "npadvmod",
        /// Subject.
        Subject = "nsubj",
        /// Subject of a passive.
        PassiveSubject = "nsubjpass",
        /// Number of a noun.
        Number = "nummod",
        /// Complement of an object.
        ObjectPredicate = "oprd",
        /// Clause beside a clause.
        Parataxis = "parataxis",
        /// Clause after a preposition: "by *cutting*".
        PrepositionClause = "pcomp",
        /// What a preposition governs.
        PrepositionObject = "pobj",
        /// Possessor.
        Possessor = "poss",
        /// "both" before "and".
        Preconjunction = "preconj",
        /// "all" before "the".
        Predeterminer = "predet",
        /// Preposition.
        Preposition = "prep",
        /// Particle of a verb.
        Particle = "prt",
        /// Mark.
        Punctuation = "punct",
        /// What makes a number less exact: "*about* 40".
        Quantifier = "quantmod",
        /// Relative clause.
        RelativeClause = "relcl",
        /// Clause that shares its subject with the verb above.
        OpenClause = "xcomp",
    }
}

impl Tag {
    /// A verb in any form, or a modal.
    #[must_use]
    pub const fn is_verb(self) -> bool {
        matches!(
            self,
            Self::Bare
                | Self::Past
                | Self::Gerund
                | Self::Participle
                | Self::Present
                | Self::PresentThird
                | Self::Modal
        )
    }

    /// A verb that can carry a sentence by its form alone.
    #[must_use]
    pub const fn is_finite(self) -> bool {
        matches!(self, Self::Past | Self::Present | Self::PresentThird | Self::Modal)
    }

    /// A noun or name.
    #[must_use]
    pub const fn is_noun(self) -> bool {
        matches!(self, Self::Noun | Self::Nouns | Self::Name | Self::Names)
    }

    /// A name.
    #[must_use]
    pub const fn is_name(self) -> bool {
        matches!(self, Self::Name | Self::Names)
    }
}

impl Label {
    /// The subject of a verb, in whatever form.
    #[must_use]
    pub const fn is_subject(self) -> bool {
        matches!(
            self,
            Self::Subject | Self::PassiveSubject | Self::SubjectClause | Self::PassiveSubjectClause | Self::Expletive
        )
    }

    /// A clause of its own.
    #[must_use]
    pub const fn is_clause(self) -> bool {
        matches!(
            self,
            Self::NounClause
                | Self::AdverbClause
                | Self::ObjectClause
                | Self::SubjectClause
                | Self::PassiveSubjectClause
                | Self::Parataxis
                | Self::PrepositionClause
                | Self::RelativeClause
                | Self::OpenClause
        )
    }
}
