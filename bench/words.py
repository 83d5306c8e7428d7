"""Invented names and purposes in several scripts, put together by number."""

CAUSES = (
    "Rare Lung Disease", "Childhood Diabetes", "Sarcoidosis", "Cystic Fibrosis",
    "Seltene Stoffwechselkrankheiten", "Morbus Crohn", "Maladies Orphelines",
    "Mucoviscidose", "Σπάνιες Παθήσεις", "Σκλήρυνση κατά Πλάκας", "Гемофілія",
    "Рідкісні хвороби", "希少疾患", "難病", "الأمراض النادرة", "Łuszczyca",
    "Ärzte und Asthma", "Ýmsir sjúkdómar", "Çölyak", "Epilepsie",
)  # fmt: skip
PLACES = (
    "Europe", "Northern Ireland", "Zürich", "Île-de-France", "Wien", "Αθήνα", "Київ",
    "東京", "القاهرة", "Kraków", "Galway", "Lisboa", "Århus", "Genève", "Oslo",
    "İzmir", "Sofia", "Plzeň", "Gent", "València", "Brno", "Tartu", "Umeå", "Bergamo",
    "Leeds",
)  # fmt: skip
FORMS = (
    "%s Alliance %s", "%s Society of %s", "Verein %s, %s", "Association %s %s",
    "Σύλλογος %s %s", "Спілка «%s» %s", "%s友の会 %s", "Stichting %s %s",
)  # fmt: skip
COUNTRIES = ("GB", "CH", "DE", "FR", "GR", "UA", "JP", "NL", "IE", "PL")
COMPANIES = (
    "Northwind Pharma", "Southgate Biologics", "Helvetia Therapeutics",
    "Île Santé Laboratoires", "Αιγαίο Φάρμα", "Дніпро Біотек", "青葉製薬",
    "Fjord Medicines", "Örebro Life Science", "Castellan Vaccines",
)  # fmt: skip
PURPOSES = (
    "Helpline for families, project %s",
    "Summer camp for children with their brothers and sisters, group %s",
    "Leaflets on living with the disease, printing no. %s",
    "Jahrestagung der Selbsthilfegruppen, Teil %s",
    "Forum des patients et des proches, dossier %s",
    "Σεμινάριο για οικογένειες, αρ. %s",
    "Школа для родин, заняття %s",
    "患者会の総会、第%s回",
)
RARE_PURPOSE = "Sibelius choir of young patients, rehearsal %s"
"""One in a thousand has this one: what a search by a rare word finds."""
CATEGORIES = (
    "grant", "sponsorship_event", "donation_in_kind", "service_fee", "collaboration",
)  # fmt: skip
CURRENCIES = ("GBP", "EUR", "CHF", "JPY")
