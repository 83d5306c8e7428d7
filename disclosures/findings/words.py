"""Words that checks look for: persons, gifts, few people, and what says nothing."""

from organisations.persons_named import ORGANISED, PERSON

__all__ = ["FEW_PEOPLE", "GENERIC", "GIFT", "ORGANISED", "PERSON"]

# Descriptions that say nothing, by their name key.
GENERIC = (
    "aide", "beitrag", "charity", "contribution", "cotisation", "diverse", "don",
    "donation", "donazione", "event", "fee", "financial support", "fund", "funding",
    "general support", "gift", "grant", "honorar", "misc", "miscellaneous", "n a", "na",
    "none", "other", "payment", "project", "service", "services", "spende", "spenden",
    "sponsoring", "sponsorship", "subvention", "support", "unknown",
    "unterstuetzung", "unterstutzung", "various", "zahlung",
)  # fmt: skip

# Gifts, by language (EFPIA Code 2019, Art. 11). "Present" alone is too common a word.
GIFTS = {
    "de": ("geschenk", "geschenke", "präsent", "präsente", "werbegeschenk"),
    "el": ("δώρο", "δώρα"),
    "en": ("gift", "gifts", "giveaway", "giveaways", "a present", "presents for"),
    "es": ("regalo", "regalos", "obsequio", "obsequios"),
    "fr": ("cadeau", "cadeaux"),
    "it": ("regalo", "regali", "omaggio", "omaggi"),
    "nl": ("cadeau", "cadeaus", "geschenk", "geschenken"),
    "pl": ("prezent", "prezenty", "upominek", "upominki"),
    "pt": ("presente", "presentes", "brinde", "brindes"),
    "sv": ("gåva till", "present till", "presentkort"),
    "uk": ("подарунок", "подарунки"),
}
GIFT = (
    rf"\m({'|'.join(sorted({word for words in GIFTS.values() for word in words}))})\M"
)

# Numbers below five before people: so few can be known again (GDPR).
FEW = {
    "de": "zwei|drei|vier",
    "en": "two|three|four",
    "es": "dos|tres|cuatro",
    "fr": "deux|trois|quatre",
    "it": "due|tre|quattro",
    "nl": "twee|drie|vier",
}
PEOPLE = {
    "de": "personen|patienten|patientinnen|kinder|betroffene",
    "en": "people|persons|patients|children|carers|individuals",
    "es": "personas|pacientes|niños",
    "fr": "personnes|patients|patientes|enfants",
    "it": "persone|pazienti|bambini",
    "nl": "personen|patiënten|kinderen",
}
FEW_PEOPLE = (
    rf"\m(([2-4]|{'|'.join(FEW.values())})[[:space:]]+({'|'.join(PEOPLE.values())})"
    r"|1[[:space:]]+(person|patient|patientin|personne|persona|child|kind))\M"
)
