"""The keywords of the format for words that editors write in their own language: used only for suggestions."""

from __future__ import annotations

from collections.abc import Mapping

_WORDS: Mapping[str, tuple[str, ...]] = {
    # qualifier
    "exact": ("exacte", "exactement", "exactly", "précis", "بالضبط", "مضبوط"),
    "about": ("environ", "approximatif", "approximativement", "approximately", "approx", "around", "circa", "à peu près",
              "~", "≈", "حوالي", "تقريبا", "تقريبًا", "نحو", "زهاء"),
    "nearly": ("presque", "près de", "almost", "قرابة", "ما يقارب"),
    "more_than": ("plus de", "supérieur à", "over", "more", ">", "أكثر من", "أزيد من", "ما يزيد عن"),
    "less_than": ("moins de", "inférieur à", "under", "less", "fewer than", "<", "أقل من"),
    # status of a figure
    "final": ("définitif", "définitive", "definitive", "نهائي", "نهائية"),
    "provisional": ("provisoire", "preliminary", "مؤقت", "مؤقتة", "أولي", "أولية"),
    "estimated": ("estimé", "estimée", "estimation", "estimate", "مقدر", "مقدرة", "تقديري", "تقديرية"),
    "missing": ("manquant", "manquante", "absent", "inconnu", "inconnue", "unknown", "non disponible", "nd", "n.d.", "n/a",
                "not available", "غير متوفر", "غير معروف", "مفقود"),
    "not_applicable": ("sans objet", "non applicable", "لا ينطبق", "غير معني"),
    "withheld": ("confidentiel", "confidential", "secret", "non communiqué", "محجوب", "سري"),
    # status of a year
    "published": ("publié", "publiée", "public", "منشور", "منشورة"),
    "draft": ("brouillon", "مسودة"),
    # kind of an article, of a revision, of an indicator
    "article": ("articles", "مقال", "مقالة"),
    "interview": ("entretien", "entrevue", "مقابلة", "حوار"),
    "dispatch": ("dépêche", "برقية", "قصاصة"),
    "broadcast": ("émission", "reportage", "radio", "tv", "télévision", "television", "بث", "برنامج"),
    "opinion": ("tribune", "éditorial", "editorial", "chronique", "رأي", "افتتاحية"),
    "correction": ("rectification", "erratum", "تصحيح", "تصويب"),
    "update": ("mise à jour", "actualisation", "تحديث", "تحيين"),
    "method": ("méthode", "منهجية"),
    "flow": ("flux", "تدفق"),
    "stock": ("stocks", "رصيد", "مخزون"),
    # level of an indicator
    "activity": ("activité", "activités", "activities", "نشاط"),
    "output": ("outputs", "production", "réalisation", "مخرج", "مخرجات"),
    "outcome": ("outcomes", "résultat", "résultats", "result", "نتيجة", "نتائج"),
    "impact": ("impacts", "effet", "effets", "أثر"),
    # verdict on a claim; true and false
    "false": ("faux", "fausse", "non", "no", "off", "n", "خاطئ", "كاذب", "غير صحيح", "لا"),
    "misleading": ("trompeur", "trompeuse", "مضلل"),
    "unfounded": ("infondé", "infondée", "sans fondement", "لا أساس له", "لا أساس له من الصحة"),
    "out_of_context": ("hors contexte", "out of context", "خارج السياق"),
    "true": ("vrai", "vraie", "oui", "yes", "on", "y", "نعم", "صحيح"),
}  # fmt: skip
_KEYWORD = {word: keyword for keyword, words in _WORDS.items() for word in (keyword, *words)}


def keyword_for(text: str) -> str:
    """The keyword that a word stands for, as the format writes it; empty where it is not known."""
    folded = " ".join(text.replace("_", " ").replace("-", " ").casefold().split())
    return _KEYWORD.get(folded) or _KEYWORD.get(folded.replace(" ", "_"), "")
