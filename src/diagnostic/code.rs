//! The stable code of every kind of problem, with the values that its sentences name.

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// The stable name of each kind of problem.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code { $($(#[$doc])* $variant,)* }

        impl Code {
            /// Every code, for the test that each has words and an example.
            pub const ALL: &'static [Code] = &[$(Code::$variant,)*];

            /// The kebab-case name that scripts may rely on.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Code::$variant => $name,)* }
            }
        }
    };
}

codes! {
    /// The text is not TOML. Values: `detail`.
    TomlSyntax = "toml-syntax",
    /// A key that does not exist here. Values: `key`, `table`, `nearest` (may be empty), `known`.
    UnknownKey = "unknown-key",
    /// A key that must be there. Values: `key`, `table`.
    MissingKey = "missing-key",
    /// The value has another type than the key asks for. Values: `key`, `expected`, `found` (stable words).
    WrongType = "wrong-type",
    /// Two keys that exclude each other. Values: `key`, `other`.
    KeysExclude = "keys-exclude",
    /// A text with nothing in it. Values: `key`.
    EmptyText = "empty-text",
    /// An id with letters that ids do not have. Values: `key`, `value`, `suggestion` (may be empty).
    BadId = "bad-id",
    /// A word that the key does not know. Values: `key`, `value`, `nearest` (may be empty), `known`.
    NotOneOf = "not-one-of",
    /// A whole number outside its bounds. Values: `key`, `value`, `least`, `most`.
    NumberOutOfRange = "number-out-of-range",
    /// Not a time of day. Values: `key`, `value`.
    BadTime = "bad-time",
    /// A day that no calendar has. Values: `value`.
    DateImpossible = "date-impossible",
    /// A date outside the years that records use. Values: `key`, `year`, `first`, `last`.
    DateOutOfRange = "date-out-of-range",
    /// Not an amount. Values: `key`, `value`, `example`.
    AmountNotANumber = "amount-not-a-number",
    /// More decimals than the currency has. Values: `key`, `value`, `currency`, `decimals`.
    AmountTooManyDecimals = "amount-too-many-decimals",
    /// Beyond the largest amount. Values: `key`, `value`, `largest`, `currency`.
    AmountTooLarge = "amount-too-large",
    /// Below zero. Values: `key`, `value`.
    AmountNegative = "amount-negative",
    /// Zero where something must be. Values: `key`.
    AmountZero = "amount-zero",
    /// Not a rate or share. Values: `key`, `value`.
    RateNotANumber = "rate-not-a-number",
    /// A rate or share without `%`. Values: `key`, `value`, `as_percent`, `as_share`.
    RateWithoutPercent = "rate-without-percent",
    /// A rate or share below zero. Values: `key`, `value`.
    RateNegative = "rate-negative",
    /// A rate or share beyond reason. Values: `key`, `value`.
    RateTooLarge = "rate-too-large",
    /// A share of something that is more than the whole. Values: `key`, `value`.
    ShareAboveWhole = "share-above-whole",
    /// A file or folder of content that cannot be read. Values: `path`, `detail`.
    ContentUnreadable = "content-unreadable",
    /// No such product, norms or source. Values: `value`, `nearest` (may be empty).
    ContentUnknown = "content-unknown",
    /// The id does not say where the file lies. Values: `value`, `expected`.
    ContentIdMismatch = "content-id-mismatch",
    /// Two rows with one id. Values: `value`.
    ContentIdRepeated = "content-id-repeated",
    /// A stated value that nothing supports. Values: `key`.
    FactMissing = "fact-missing",
    /// A remark on something that is not stated, without a word about it. Values: `key`.
    FactEmpty = "fact-empty",
    /// Evidence that comes from somewhere, without its source. Values: `key`.
    SourceMissing = "source-missing",
    /// A key that names no term. Values: `value`, `nearest` (may be empty).
    UnknownTerm = "unknown-term",
    /// A switch whose default is not one of its options, or not what the terms hold. Values: `key`.
    SwitchDefault = "switch-default",
    /// The last day comes before the first. Values: `from`, `to`.
    LifeReversed = "life-reversed",
    /// Not a year, month or day as text. Values: `key`, `value`.
    BadPartialDate = "bad-partial-date",
    /// Rows with a gap, an overlap or out of order. Values: `table`.
    RowsOutOfOrder = "rows-out-of-order",
    /// A share of nothing where something must be taken. Values: `key`.
    ShareZero = "share-zero",
    /// A rule on something that nobody measures. Values: `value`, `nearest` (may be empty).
    UnknownIndicator = "unknown-indicator",
    /// More conditions than a rule can have. Values: `table`, `most`.
    TooManyConditions = "too-many-conditions",
    /// A rule whose figure is called no assumption, though nothing supports it. Values: `trigger`.
    ThresholdUnsupported = "threshold-unsupported",
    /// A rule that asks for a value that its indicator never has. Values: `trigger`, `indicator`, `op`, `value`, `most`.
    TriggerNeverFires = "trigger-never-fires",
    /// A rule whose conditions exclude one another. Values: `trigger`, `indicator`, `op`, `value`.
    TriggerContradicts = "trigger-contradicts",
    /// A rule that holds whatever is measured. Values: `trigger`.
    TriggerAlwaysFires = "trigger-always-fires",
    /// A rule that would set itself off again and again. Values: `trigger`.
    TriggerLoops = "trigger-loops",
    /// A way back that can never be gone. Values: `trigger`, `indicator`, `op`, `value`.
    RecoveryNeverHolds = "recovery-never-holds",
    /// Two policies for one kind of line in one place. Values: `kind`, `policy`, `other`.
    PolicyOverlap = "policy-overlap",
    /// Not a day that a what-if can name. Values: `key`, `value`.
    BadMoment = "bad-moment",
    /// A shock that excludes an earlier one. Values: `shock`, `other`, `row` (may be empty).
    ShocksContradict = "shocks-contradict",
    /// No income of this name. Values: `value`, `nearest` (may be empty), `known`.
    UnknownIncome = "unknown-income",
    /// A shock outside the time that is looked at. Values: `date`, `from`, `to`.
    ShockOutOfRange = "shock-out-of-range",
    /// A shock that means no line or income of this household. Values: `shock`.
    ShockMeansNothing = "shock-means-nothing",
    /// Points that do not fit their cuts, or fall as risk rises. Values: `factor`.
    PointsOutOfOrder = "points-out-of-order",
    /// Not a decimal fraction. Values: `key`, `value`.
    NotADecimal = "not-a-decimal",
    /// Not a chance: below nothing or above certain, or a range upside down. Values: `key`, `value`.
    ChanceOutOfRange = "chance-out-of-range",
    /// A share of late payers that no card can be set to. Values: `value`.
    BaseRateImpossible = "base-rate-impossible",
    /// The file is of a newer schema. Values: `found`, `known`.
    SchemaNewer = "schema-newer",
    /// Not a currency. Values: `value`, `suggestion` (may be empty).
    UnknownCurrency = "unknown-currency",
    /// No norms for this jurisdiction. Values: `value`, `nearest` (may be empty), `known`.
    UnknownJurisdiction = "unknown-jurisdiction",
    /// No such preset. Values: `value`, `nearest` (may be empty).
    UnknownProduct = "unknown-product",
    /// The preset is in another currency. Values: `product`, `product_currency`, `currency`.
    ProductCurrency = "product-currency",
    /// The preset is from elsewhere. Values: `product`, `product_jurisdiction`, `jurisdiction`.
    ProductJurisdiction = "product-jurisdiction",
    /// Two lines with one id. Values: `id`, `row`.
    DuplicateId = "duplicate-id",
    /// An id that means something else. Values: `id`.
    ReservedId = "reserved-id",
    /// No line with this id. Values: `key`, `value`, `nearest` (may be empty), `known`.
    UnknownLine = "unknown-line",
    /// Lines that pay one another in a ring. Values: `chain`.
    PayWithCycle = "pay-with-cycle",
    /// A line paid with another line. Values: `line`, `other`.
    LinePaidWithLine = "line-paid-with-line",
    /// An expense paid with a line that cannot be used. Values: `line`, `expense`.
    PayWithUnusable = "pay-with-unusable",
    /// An expense paid with a line that was left out. Values: `line`, `expense`.
    PayWithLeftOut = "pay-with-left-out",
    /// Registry codes that no registry has. Values: `value`.
    BadRegistry = "bad-registry",
    /// An instalment plan larger than its line's balance. Values: `plan`, `balance`.
    PlanAboveBalance = "plan-above-balance",
    /// Parts that sum to more than their line's balance. Values: `parts`, `balance`.
    PartsAboveBalance = "parts-above-balance",
    /// A plan that owes more than it began with. Values: `balance`, `principal`.
    PlanAbovePrincipal = "plan-above-principal",
    /// More periods paid than there are. Values: `paid`, `periods`.
    PaidAbovePeriods = "paid-above-periods",
    /// A statement that asks for more than is owed. Values: `statement`, `balance`.
    StatementAboveBalance = "statement-above-balance",
    /// A minimum larger than its statement. Values: `minimum`, `statement`.
    MinimumAboveStatement = "minimum-above-statement",
    /// Overdue since a day after the record's. Values: `since`, `as_of`.
    OverdueInFuture = "overdue-in-future",
    /// More overdue than owed. Values: `amount`, `balance`.
    OverdueAboveBalance = "overdue-above-balance",
    /// A day that has not come yet where one that has is needed. Values: `key`, `date`, `as_of`.
    DateInFuture = "date-in-future",
    /// The next due day is over. Values: `date`, `as_of`.
    NextDuePast = "next-due-past",
    /// The promotional rate has ended. Values: `until`, `as_of`.
    PromoPast = "promo-past",
    /// A line without its limit. Values: `line`.
    LimitUnknown = "limit-unknown",
    /// More owed than granted. Values: `line`, `balance`, `limit`.
    OverLimit = "over-limit",
    /// A card whose minimum nobody states. Values: `line`.
    MinimumAssumed = "minimum-assumed",
    /// A line whose rate nobody states and that counts as free. Values: `line`.
    RateAssumed = "rate-assumed",
    /// Terms that a default stands in for. Values: `line`, `terms`.
    TermsAssumed = "terms-assumed",
    /// A key that has no effect beside the others. Values: `key`, `table`.
    KeyWithoutEffect = "key-without-effect",
    /// A fee whose least is above its most. Values: `floor`, `cap`.
    FloorAboveCap = "floor-above-cap",
    /// A low income above the usual. Values: `low`, `amount`.
    LowAboveUsual = "low-above-usual",
    /// Gross below take-home. Values: `gross`, `amount`.
    GrossBelowNet = "gross-below-net",
    /// The last day is before the first. Values: `until`, `on`.
    UntilBeforeStart = "until-before-start",
    /// A journal without a column that it needs. Values: `column`, `nearest` (may be empty), `known`.
    JournalColumnMissing = "journal-column-missing",
    /// A last row that was cut while being written. Values: `found`, `expected`.
    JournalTorn = "journal-torn",
    /// A row with too few or too many fields. Values: `found`, `expected`.
    JournalFieldCount = "journal-field-count",
    /// A quote that is not closed on its row.
    JournalOpenQuote = "journal-open-quote",
    /// A whole last row without its line end, cut perhaps inside a figure.
    JournalOpenEnd = "journal-open-end",
    /// Not a date. Values: `value`.
    JournalBadDate = "journal-bad-date",
    /// An id that an earlier row has. Values: `id`.
    JournalDuplicateId = "journal-duplicate-id",
    /// A row without the figure or word that its kind needs. Values: `column`, `kind`.
    JournalValueMissing = "journal-value-missing",
    /// A kind of row that its account cannot have. Values: `kind`, `account`, `needed` (a stable word).
    JournalAccountMismatch = "journal-account-mismatch",
    /// Something new taken from a loan. Values: `kind`, `account`.
    JournalNotDrawable = "journal-not-drawable",
    /// A row of a day that has not come. Values: `date`, `today`.
    JournalRowInFuture = "journal-row-in-future",
    /// More bad rows than are shown. Values: `count`.
    JournalMore = "journal-more",
    /// There is no such file. Values: `path`, `nearest` (when one is near).
    FileMissing = "file-missing",
    /// A file that cannot be read. Values: `path`, `reason` (a stable word or the system's).
    FileUnreadable = "file-unreadable",
    /// A file that is not UTF-8. Values: `path`, `row`.
    FileNotText = "file-not-text",
    /// A file larger than any record. Values: `path`.
    FileTooLarge = "file-too-large",
    /// A folder or file that cannot be written. Values: `path`.
    FileReadOnly = "file-read-only",
    /// No room is left. Values: `path`.
    DiskFull = "disk-full",
    /// A file that cannot be written for another reason. Values: `path`, `reason`.
    FileUnwritable = "file-unwritable",
    /// Another program is changing the file. Values: `path`.
    FileLocked = "file-locked",
    /// The file is no longer what was read. Values: `path`.
    FileChanged = "file-changed",
    /// The file exists already. Values: `path`.
    FileExists = "file-exists",
    /// No version with this number is kept. Values: `version`.
    VersionMissing = "version-missing",
    /// A name that cannot be a file name. Values: `value`.
    BadFileName = "bad-file-name",
    /// An income or expense that is over. Values: `name`, `date`, `as_of`.
    FlowOver = "flow-over",
    /// No profile has been made yet. Values: `path`.
    NoProfileYet = "no-profile-yet",
    /// No ready-made household of this name. Values: `value`, `nearest`, `known`.
    UnknownSample = "unknown-sample",
    /// A day before the record begins. Values: `date`, `as_of`.
    AsOfBeforeRecord = "as-of-before-record",
    /// The file says too little to be a household. Values: `path`.
    NotAHousehold = "not-a-household",
    /// A folder without a profile. Values: `path`.
    FolderEmpty = "folder-empty",
    /// A sample cannot be written to. Values: `value`.
    SampleReadOnly = "sample-read-only",
    /// Several profiles where one is needed. Values: `count`.
    OneProfileNeeded = "one-profile-needed",
    /// A journal without the columns that a row needs. Values: `path`.
    JournalNoHeader = "journal-no-header",
    /// No row of the journal has this id. Values: `path`.
    JournalNoSuchRow = "journal-no-such-row",
    /// The journal has no row to take back. Values: `path`.
    JournalEmpty = "journal-empty",
    /// A profile that is not valid TOML cannot be edited. Values: `path`.
    EditSyntax = "edit-syntax",
    /// There is no such entry to edit. Values: `path`.
    EditNoEntry = "edit-no-entry",
    /// There is no such line to edit. Values: `path`, `value`.
    EditNoLine = "edit-no-line",
    /// Another line has or had this id. Values: `path`, `value`.
    EditIdTaken = "edit-id-taken",
    /// A lesson without one of its files. Values: `path`, `file`.
    LessonFileMissing = "lesson-file-missing",
    /// A file that belongs to no lesson. Values: `path`, `file`.
    LessonFileUnknown = "lesson-file-unknown",
    /// Something that a slide cannot show. Values: `markup` (a stable word).
    LessonMarkup = "lesson-markup",
    /// A link that leads nowhere. Values: `value`, `nearest` (may be empty).
    LessonLink = "lesson-link",
    /// A lesson with too few or too many slides. Values: `count`, `least`, `most`.
    LessonLength = "lesson-length",
    /// Words that one language lacks. Values: `value`, `lang`.
    LessonWordsMissing = "lesson-words-missing",
    /// Words for something that is not in the lesson. Values: `value`, `nearest` (may be empty).
    LessonWordsUnknown = "lesson-words-unknown",
    /// Figures that one language quotes and the other does not. Values: `block`, `value`.
    FiguresDiffer = "figures-differ",
    /// A translation older than the English words. Values: `block`, `mark`.
    StaleTranslation = "stale-translation",
    /// A number in words that is no figure. Values: `value`.
    BareNumber = "bare-number",
    /// No figure of this name. Values: `value`, `nearest` (may be empty).
    UnknownFigure = "unknown-figure",
    /// A figure that nothing quotes, or a fact that no slide names. Values: `value`.
    FigureUnused = "figure-unused",
    /// A computed figure without the author's own result. Values: `value`.
    WantMissing = "want-missing",
    /// The author's result is not the computed one. Values: `value`, `want`, `found`.
    FigureMismatch = "figure-mismatch",
    /// A figure that cannot be computed. Values: `value`, `fault` (a stable word), `about` (may be empty).
    FigureFails = "figure-fails",
    /// Not an expression. Values: `value`, `needed_in_expression` (a stable word).
    ExpressionSyntax = "expression-syntax",
    /// The key is not the one option without a misconception. Values: `value`, `item`, `found`.
    ItemKey = "item-key",
    /// Not three or four options. Values: `item`, `count`.
    ItemOptions = "item-options",
    /// Options that cannot be told apart. Values: `item`, `value`, `other`.
    OptionsAlike = "options-alike",
    /// A key whose length gives it away. Values: `item`, `lang`.
    KeyLong = "key-long",
    /// A sentence too long for a slide. Values: `count`, `most`, `lang`, `value`.
    SentenceLong = "sentence-long",
    /// English that is hard to read. Values: `grade`, `most`.
    ReadingGrade = "reading-grade",
    /// A slide that does not fit a small terminal. Values: `value`, `rows`, `most`, `lang`.
    SlideTall = "slide-tall",
    /// A dated fact whose review is due. Values: `value`, `date`.
    FactStale = "fact-stale",
    /// A file of progress that cannot be understood; it was set aside. Values: `path`, `aside`.
    ProgressDamaged = "progress-damaged",
}
