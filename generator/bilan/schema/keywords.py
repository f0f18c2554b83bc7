"""The keywords and keys of the format for words that editors write in their own language: used only for suggestions."""

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
    "correction": ("rectification", "erratum", "erreur", "error", "خطأ", "تصحيح", "تصويب"),
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
_KEYS: Mapping[str, tuple[str, ...]] = {
    # keys of a figure, of a figures.yml, and of texts
    "value": ("valeur", "nombre", "chiffre", "number", "القيمة", "قيمة", "العدد", "عدد"),
    "source": ("sources", "référence", "المصدر", "مصدر", "المصادر", "مصادر"),
    "note": ("remarque", "remarques", "commentaire", "comment", "ملاحظة"),
    "status": ("statut", "état", "الحالة", "حالة"),
    "qualifier": ("qualificatif", "précision"),
    "parts": ("parties", "composantes", "الأجزاء", "أجزاء"),
    "of_which": ("dont", "منها"),
    "residual": ("résidu", "reste", "الباقي"),
    "revisions": ("révisions", "révision", "correction", "corrections", "المراجعات", "مراجعات"),
    "reason": ("raison", "motif", "السبب", "سبب"),
    "was": ("était", "avant"),
    "break": ("rupture", "انقطاع"),
    "rounded_to": ("arrondi_à", "arrondi"),
    "figures": ("chiffres", "figure", "الأرقام", "أرقام"),
    "date": ("jour", "التاريخ", "تاريخ"),
    "title": ("titre", "العنوان", "عنوان"),
    "name": ("nom", "الاسم", "اسم"),
    "definition": ("définition", "التعريف", "تعريف"),
    "theme": ("thème", "المحور", "محور"),
    "unit": ("unité", "الوحدة", "وحدة"),
    "publisher": ("éditeur", "الناشر", "ناشر"),
    "outlet": ("média", "journal", "المنبر"),
    "language": ("langue", "اللغة", "لغة"),
    "languages": ("langues", "اللغات", "لغات"),
    "summary": ("résumé", "الملخص", "ملخص"),
    "url": ("adresse", "lien", "link", "الرابط", "رابط"),
    "topics": ("sujets", "المواضيع", "مواضيع"),
    "highlights": ("points_forts", "أبرز الأرقام"),
}  # fmt: skip
_KEY = {word: key for key, words in _KEYS.items() for word in words}
_KEYWORD = {word: keyword for keyword, words in _WORDS.items() for word in (keyword, *words)}


def key_for(word: str) -> str:
    """The key that a word of another language means; empty if it is not known."""
    return _KEY.get(word.strip().casefold().replace(" ", "_")) or _KEY.get(word.strip().casefold(), "")


def keyword_for(text: str) -> str:
    """The keyword that a word means, as the format writes it; empty if it is not known."""
    folded = " ".join(text.replace("_", " ").replace("-", " ").casefold().split())
    return _KEYWORD.get(folded) or _KEYWORD.get(folded.replace(" ", "_"), "")
