"""The words that the invented report is made of."""

from __future__ import annotations

from dataclasses import dataclass

LANGUAGES = ("fr", "ar", "en")
THEMES = ("press", "social", "proximity", "recruitment", "prevention", "digital")
KINDS = ("article", "article", "article", "interview", "dispatch", "broadcast", "opinion")
TOPICS = [
    f"topic_{name}" for name in ("press", "road", "school", "stadium", "online", "recruitment", "open_days", "magazine")
]


@dataclass(frozen=True, slots=True)
class Counted:
    """Something counted, in three languages, and its unit."""

    id: str
    unit: str
    fr: str
    ar: str
    en: str


@dataclass(frozen=True, slots=True)
class Where:
    """A place, in three languages."""

    fr: str
    ar: str
    en: str


COUNTED = (
    Counted("releases", "activity", "Communiqués diffusés", "البلاغات الصادرة", "Press releases issued"),
    Counted("coverage", "activity", "Couvertures médiatiques", "التغطيات الإعلامية", "Media coverage"),
    Counted("posts", "activity", "Publications en ligne", "المنشورات على الإنترنت", "Posts published online"),
    Counted("answers", "activity", "Réponses aux journalistes", "الأجوبة على الصحفيين", "Answers to journalists"),
    Counted("visitors", "person", "Visiteurs accueillis", "الزوار المستقبلون", "Visitors received"),
    Counted("pupils", "person", "Élèves sensibilisés", "التلاميذ المستفيدون من التحسيس", "Pupils reached"),
    Counted("calls", "call", "Appels reçus", "المكالمات الواردة", "Calls received"),
)
PLACES = (
    Where("à Rabat", "بالرباط", "in Rabat"),
    Where("à Fès", "بفاس", "in Fez"),
    Where("à Tanger", "بطنجة", "in Tangier"),
    Where("à Agadir", "بأكادير", "in Agadir"),
    Where("à Oujda", "بوجدة", "in Oujda"),
    Where("dans les écoles", "في المدارس", "in schools"),
    Where("sur les routes", "على الطرق", "on the roads"),
    Where("dans les stades", "في الملاعب", "in stadiums"),
    Where("au siège", "بالمقر المركزي", "at headquarters"),
)
OUTLETS = {
    "fr": tuple(
        f"{name} {kind}"
        for name in ("Le Courrier", "La Gazette", "L’Écho", "Le Phare")
        for kind in ("du Nord", "du Sud", "24")
    ),
    "ar": tuple(f"{name} {kind}" for name in ("بريد", "جريدة", "صدى", "منارة") for kind in ("الشمال", "الجنوب", "اليوم")),
}
SYLLABLES = {
    "fr": """
        ba cé dé fi ga la le li lo ma mé mi mo na né no pa pé pi po ra re ri ro sa sé si so ta té ti to va vi
        ch ais eur ion ment tion ance ière ité
    """,
    "ar": """
        با بي بو تا تي دا در را ري رو سا سي شا عا عي فا في قا كا لا لي ما مي مو نا ني ها وا يا ين ون ات ية مة
        حر سل كت عم نظ طر
    """,
    "en": """
        ba be bi co de di fa fi ga ha in ka la le li lo ma me mi na no pa pe ra re ri sa se si so ta te ti to
        va ing er ed ness ment tion ly
    """,
}
SMALL = {
    "fr": """
        de la le et les des en un du une que est pour qui dans par plus pas au sur se
    """,
    "ar": """
        في من على أن إلى التي عن هذا مع هذه بعد كما كل قبل بين أو خلال ما وقد حول
    """,
    "en": """
        the of and to in a is that for it as was with be by on not he his but at
    """,
}
REASON = "{fr: Une ligne manquait., ar: كان سطر ناقصا., en: A line was missing.}"
REPORT = """\
title: {fr: Rapport d’essai, ar: تقرير تجريبي, en: Trial report}
institution:
  name: {fr: Institution d’essai, ar: مؤسسة تجريبية, en: Trial institution}
languages: [fr, ar-MA, en-GB]
licence: CC-BY-4.0
"""
THEMES_AND_UNITS = """\
themes:
  press: {name: {fr: Presse, ar: الصحافة, en: Press}}
  social: {name: {fr: Réseaux sociaux, ar: مواقع التواصل, en: Social networks}}
  proximity: {name: {fr: Proximité, ar: القرب, en: Proximity}}
  recruitment: {name: {fr: Recrutement, ar: التوظيف, en: Recruitment}}
  prevention: {name: {fr: Prévention, ar: الوقاية, en: Prevention}}
  digital: {name: {fr: Services en ligne, ar: الخدمات الرقمية, en: Online services}}
units:
  activity:
    fr: {one: activité, many: d’activités, other: activités}
    ar: {zero: نشاط, one: نشاط, two: نشاطان, few: أنشطة, many: نشاطا, other: نشاط}
    en: {one: activity, other: activities}
  person:
    fr: {one: personne, many: de personnes, other: personnes}
    ar: {zero: شخص, one: شخص, two: شخصان, few: أشخاص, many: شخصا, other: شخص}
    en: {one: person, other: people}
  call:
    fr: {one: appel, many: d’appels, other: appels}
    ar: {zero: مكالمة, one: مكالمة, two: مكالمتان, few: مكالمات, many: مكالمة, other: مكالمة}
    en: {one: call, other: calls}
"""
PAGE = """\
# Contexte

Ce rapport est inventé. La première série donne {{{{ figure("{indicator}") }}}}.

{{{{ table("{indicator}") }}}}
"""
