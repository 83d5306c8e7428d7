"""Texts that name a person where an organisation belongs, as PostgreSQL's patterns."""

# A title and a capital letter: how a person's name usually shows itself in a text.
PERSON = (
    r"(^|[^[:alpha:]])(Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Herr|Herrn|Frau|Monsieur|Madame|Mme|Mlle"
    r"|Sig|Sra|Sr|Dhr|Mevr|Pani|Pan|Κος|Κα)\.?[[:space:]]+[[:upper:]]"
)
# Words that show that a name with a title in it is an organisation's all the same.
ORGANISED = (
    r"(stiftung|verein|verband|gesellschaft|gruppe|liga|foundation|fondation|fondazione"
    r"|fundaci|stichting|association|associazione|asociaci|société|societ|charity|trust"
    r"|society|alliance|institut|hospital|spital|klinik|clinic|universit|fund|gmbh|ltd"
    r"|e\.v\.|ev$|zentrum|centre|center)"
)
