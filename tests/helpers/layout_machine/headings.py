"""What a column can be called: words of the lookups, words that the lookups lack, Welsh ones, and misleading ones."""

from random import Random

from loaders import lookups

# Words that a person understands and data/lookups/headings.csv doesn't have as they stand.
OWN = {
    "ref": ("Our ref", "Line", "Row", "Code", "Entry", "Log no", "Unique number", "Identifier", "Index", "Plan ref", "Nr", "Tracker no", "Step no", "Short ref", "Entry number", "Plan item", "Running number", "Our number", "Marker", "Position no"),
    "action": ("Work to be done", "What we plan to do", "Commitment", "Our commitment", "Our pledge", "Piece of work", "Undertaking", "What has to happen", "We will", "To do", "Job", "Improvement", "Steps we shall take", "Planned work", "Delivery step", "Project", "What is to be done", "Task in hand", "Thing to do", "Pledge", "Promise", "What it takes"),
    "lead": ("Contact", "Named officer", "Post holder", "Whose job", "Delivered by", "Driven by", "Point of contact", "Taken forward by", "Held by", "Post", "Sponsor", "In charge", "Carried out by", "Led by", "Taken on by", "Action holder", "Who does it", "Named person", "Answerable", "Run by", "Whose"),
    "due": ("Finish by", "Do by", "Ready by", "To be done by", "Needed by", "Complete before", "Latest date", "Delivery by", "Last day", "Expected by", "Finish", "Planned end", "Forecast finish", "Done by", "Close by", "Cut off", "Finished by", "To be ready by", "Not later than", "Final date", "Due on"),
    "outcome": ("What good looks like", "Difference made", "Why it matters", "What this will achieve", "Purpose", "Intended change", "What will be better", "Effect", "Gain for residents", "The point of it", "What changes", "End product", "Value added", "What we hope to see", "Good looks like", "Reason", "Aimed-for effect", "What it is for", "Change sought"),
    "progress": ("Where we are", "News", "What has happened", "Story so far", "Done so far", "Latest", "Report", "Narrative", "Officer's account", "How it is going", "Highlights", "This quarter", "Remarks", "Log", "What we did", "How far we are", "Account of work", "Since last time", "Running commentary"),
    "rating": ("Health", "Flag", "How are we doing", "Judgement", "Colour code", "Light", "Performance", "Assessment", "Grade", "Delivery rating", "On track?", "Confidence", "State of play", "Mark", "Signal", "Standing", "Verdict", "How it stands", "Self-assessment", "Light colour", "Level"),
    "section": ("Pillar", "Chapter", "Part", "Topic", "Subject", "Block", "Ambition", "Programme", "Package", "Thread", "Cluster", "Field", "Family", "Chapter of the plan", "Branch", "Strand of work", "Building block", "Big aim", "Wider purpose", "Topic area of the plan", "Bundle"),
    "revised": ("Now due", "Moved to", "Date moved to", "Rescheduled to", "Put back to", "New finish", "Later date", "Changed to", "Rearranged for", "Current forecast", "Latest forecast", "Re-planned date", "Moved back to", "Later finish", "Put off until", "Second date", "Reset to", "Agreed later date"),
    "original": ("Original target date", "First date", "Original deadline", "Date first set", "Initial due date", "Baseline date", "First planned for", "Original timescale", "Original due date", "Date agreed at first", "Initial deadline", "Original date", "First deadline", "As first planned", "Date in the first plan", "Planned at the outset", "At first due", "First set for"),
    "start": ("Begin", "Begins", "Begin date", "Kick-off", "From", "Work begins", "First day", "Launch", "Opening date", "To begin", "Date begun", "Date of launch", "Gets under way", "First step on", "Work from", "Beginning", "Set going", "Under way from"),
    "completed": ("Finished on", "Date finished", "Done on", "Closed on", "Date done", "When finished", "Actual finish", "Signed off on", "Date signed off", "Date ended", "Finished", "Date of closure", "Work ended on", "Ended on", "Ticked off on", "Day finished", "Wrapped up on", "Concluded on"),
}  # fmt: skip
WELSH = {
    "ref": ("Cyf.", "Rhif", "Cyfeirnod", "Rhif y cam"),
    "action": ("Cam gweithredu", "Camau gweithredu", "Gweithred", "Tasg", "Beth fyddwn ni'n ei wneud"),
    "lead": ("Arweinydd", "Swyddog arweiniol", "Pwy", "Swyddog cyfrifol", "Perchennog"),
    "due": ("Dyddiad cwblhau", "Erbyn pryd", "Amserlen", "Dyddiad targed", "Pryd"),
    "outcome": ("Canlyniad", "Deilliant", "Canlyniadau a ddymunir", "Effaith"),
    "progress": ("Cynnydd", "Diweddariad", "Y sefyllfa ddiweddaraf", "Cynnydd hyd yma"),
    "rating": ("Statws CAG", "CAG", "Sgôr CAG", "Statws"),
    "section": ("Amcan", "Thema", "Maes", "Blaenoriaeth"),
    "revised": ("Dyddiad diwygiedig",),
    "original": ("Dyddiad targed gwreiddiol",),
    "start": ("Dyddiad dechrau", "Dechrau"),
    "completed": ("Cwblhawyd ar", "Dyddiad gorffen"),
}
ENGLISH = {
    "ref": "Ref", "action": "Action", "lead": "Lead", "due": "Target date", "outcome": "Outcome", "progress": "Progress",
    "rating": "RAG status", "section": "Objective", "revised": "Revised date", "original": "Original date",
    "start": "Start date", "completed": "Date completed",
}  # fmt: skip
# A heading that says one thing over cells that plainly are another: (field, heading).
MISLEADING = (
    ("lead", "Actionee"),
    ("lead", "Action by"),
    ("lead", "Action lead"),
    ("action", "Responsibility"),
    ("action", "Target"),
    ("action", "Outcome required"),
    ("due", "Action date"),
    ("due", "Completed by"),
    ("due", "Completion"),
    ("progress", "Status"),
    ("progress", "Action taken"),
    ("ref", "Action"),
    ("rating", "Progress"),
    ("section", "Action area"),
)
_MEANING = {"due": ("timescale",), "rating": ("rating", "status")}
_WRITTEN = {"s n": "S/N", "s no": "S.No", "open closed": "Open/closed"}
_CAPITALS = {"rag": "RAG", "brag": "BRAG", "kpi": "KPI", "kpis": "KPIs", "id": "ID"}
# Words that a person would not take for a date on which something was completed, or that ask for yes or no.
_UNCLEAR = {"by when due", "no", "open closed", "what do we do now"}
_DATES_OF_COMPLETION = {"date completed", "completion date", "completed date", "completed on", "actual completion date", "date closed"}  # fmt: skip


def known(field: str) -> list[str]:
    """The words of the lookups for a field, in the order of the file."""
    meant = _MEANING.get(field, (field,))
    words = [row["word"] for row in lookups.rows("headings") if row["meaning"] in meant]
    if field == "completed":
        return [word for word in words if word in _DATES_OF_COMPLETION]
    return [word for word in words if word not in _UNCLEAR]


def is_exact(word: str) -> bool:
    """Whether the lookups have the word as it stands."""
    return lookups.fold(word) in lookups.meanings("headings")


def is_near(word: str) -> bool:
    """Whether some pattern of the lookups fits the word."""
    return any(pattern.search(lookups.fold(word)) for _, pattern in lookups.patterns("heading_words"))


def cased(word: str, way: str) -> str:
    """A lookup's word as people write headings: way is sentence, title or upper."""
    if word in _WRITTEN:
        return _WRITTEN[word]
    words = [_CAPITALS.get(each, each) for each in word.split()]
    if way == "title":
        words = [each[:1].upper() + each[1:] for each in words]
    text = " ".join(words)
    return text.upper() if way == "upper" else text[:1].upper() + text[1:]


def drawn(field: str, source: str, way: str, rng: Random) -> tuple[str, str | None]:
    """A heading for a field and the difficulty that it is; source is known, own, cy or both."""
    if source == "cy" and field in WELSH:
        return rng.choice(WELSH[field]), None
    if source == "both" and field in WELSH:
        pair = [rng.choice(WELSH[field]), ENGLISH[field]]
        rng.shuffle(pair)
        return rng.choice((" / ", "\n", " – ")).join(pair), None
    if source == "own" or not known(field):
        word = rng.choice(OWN[field])
        word = word.upper() if way == "upper" else word
        if is_exact(word):
            return word, None
        return word, f"heading {'near' if is_near(word) else 'unseen'}: {field}"
    return cased(rng.choice(known(field)), way), None
