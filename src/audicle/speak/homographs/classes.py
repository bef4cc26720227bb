"""Words that tell what stands beside them: the closed classes of English, in small letters."""

from __future__ import annotations

import re


def words_in(text: str) -> frozenset[str]:
    """Return the words of a list that is written as a text."""
    return frozenset(text.split())


# A noun phrase begins with them, so what follows is no verb
DETERMINERS = words_in("a an the my your our their its his whose every each another no this")
# Of these, what stands for a noun phrase too, and never before a plural: "this records the time"
SINGULAR = words_in("every each another this")
# The same before a plural; a verb follows too: "these differ", "two object"
OF_MANY = words_in(
    "these those all some many most few several both other such two three four five six seven eight nine ten "
    "eleven twelve twenty thirty forty fifty sixty hundred thousand million more fewer various"
)
# What a verb's object begins with
OBJECTS = words_in(
    "a an the this these those my your his her its our their it them him us me every each any another "
    "himself herself itself themselves myself yourself ourselves everything everyone nothing whatever"
)
PREPOSITIONS = words_in(
    "of in on at by for with from into about without under between against through during per via despite within "
    "upon among across behind beyond toward towards amid beneath regarding concerning throughout"
)
# After these a sentence or a clause goes on
PAUSES = frozenset('.!?;:,…)]}"”’–—')
OPENING = frozenset('([{"“‘–—:;,')
ENDS = frozenset(".!?…;:")
LINKS = words_in("and or but nor than as because when while if so that which who where until unless before after")

# "to" after these is seldom followed by a verb
TO_ALONE = words_in("according due thanks prior subject compared contrary opposed owing access similar next "
                     "committed addicted related equal equivalent response reference alternative "
                     "prone led lead leads leading exposed exposure vulnerable resistant linked put puts putting back "
                     "up down rise rises rose risen fall falls fell fallen return returns returned log logs print "
                     "close")  # fmt: skip
MODALS = words_in(
    "will would can could shall should may might must cannot won't wouldn't can't couldn't shan't shouldn't mustn't "
    "mightn't needn't don't doesn't didn't i'll you'll he'll she'll it'll we'll they'll that'll who'll i'd we'd "
    "they'd he'd she'd you'd let's please"
)
DOING = words_in("do does did")
BEING = words_in(
    "am is are was were be been being isn't aren't wasn't weren't i'm you're we're they're he's she's it's that's "
    "there's here's what's who's ain't"
)
HAVING = words_in("has have had having hasn't haven't hadn't i've you've we've they've")
SEEMING = words_in(
    "seem seems seemed become becomes became becoming feel feels felt remain remains remained look looks looked "
    "stay stays stayed appear appears appeared very too quite rather more less most so equally"
)
FINITE = (BEING | HAVING | MODALS | DOING) - {"please", "let's", "be", "been", "being", "having"}
ADVERBS = words_in(
    "not never always also often usually rarely seldom sometimes still just only even already soon then now ever "
    "hardly really merely simply together again thereby better best further actively"
)
NO_ADVERBS = words_in(
    "early family friendly daily weekly monthly yearly likely unlikely lonely lovely ugly holy silly july italy "
    "elderly only supply reply apply rely ally fly bully assembly anomaly butterfly belly jelly hourly quarterly "
    "deadly costly orderly scholarly worldly"
)
THEY = words_in("i we they who")
HE = words_in("he she it who that everyone everybody nobody someone somebody anyone anybody")
LETTING = words_in(
    "let lets letting make makes made making help helps helped helping see sees saw seen seeing hear hears heard "
    "watch watches watched watching"
)
GIVING = words_in("give gives gave given giving show shows showed offer offered send sent sell sold bring brought "
                   "tell told get got buy bought")  # fmt: skip
MAKING = words_in(
    "keep keeps kept keeping make makes made making leave leaves left leaving find finds found hold holds held "
    "consider considers considered render renders get gets got want wants wanted have has had need needs"
)
# Adjectives that are adverbs too: "to first use"
EITHER = words_in("first last next best better further early late long hard fast right straight clean clear")
# Verbs that are said of a plural subject without an object
ALONE = words_in(
    "contract conflict rebel protest increase decrease progress converse ferment relapse graduate deliberate alternate "
    "combine defect overlap recoil rebound diverge"
)
# Verbs that are hardly said without an object
NEVER_ALONE = words_in("console misuse subject attribute house")
MANY = words_in("two three four five six seven eight nine ten most many some several few half all both none")
# Plurals without s
PEOPLE = words_in("people children men women police teeth feet cattle citizens others")
# Plurals that stand before nouns as adjectives do
ATTRIBUTIVE = words_in(
    "sports sales arms news goods systems savings earnings communications operations resources services news "
    "physics politics economics mathematics athletics customs works securities futures rights drugs games awards "
    "years days weeks months hours minutes miles dollars pounds euros cents series species always perhaps towards "
    "pass this its his us as was is has does yes less plus class press cross loss business process access success "
    "address glass boss mass grass across unless process address"
)
ADJECTIVES = words_in(
    "new old good bad big small large long short great first second third fourth fifth last next best worst main "
    "major minor early late own same different high low strong weak young poor rich full empty free clear clean "
    "dark bright hot cold warm cool hard soft heavy light sharp slow fast quick rapid steady huge vast tiny little "
    "whole entire single double final current recent modern ancient serious severe open secret sweet fresh "
    "green red white black blue grey gray brown yellow golden british french german american english italian spanish "
    "russian chinese japanese indian european african irish scottish welsh dutch greek swedish local rare common "
    "strange simple complex direct dry wet raw right wrong real true false legal armed joint proper certain further "
    "former latter latest biggest largest smallest highest lowest longest greatest newest oldest finest better "
    "worse larger smaller higher lower bigger greater longer shorter older younger better-known long-term two-year "
    "lonely lovely early daily weekly monthly yearly deadly costly elderly unlikely likely friendly"
)
_ADJECTIVE = re.compile(r"\w{2,20}(?:al|ic|ive|ous|ful|less|able|ible|ary|ish)")
# Nouns with such endings, and verbs
_NO_ADJECTIVES = words_in(
    "hospital animal festival capital material metal signal proposal approval arrival denial trial rival journal "
    "tribunal canal goal deal meal seal appeal reveal heal steal music public republic traffic topic panic clinic "
    "critic fabric logic magic mechanic picnic arctic detective executive motive olive archive give live drive "
    "arrive receive believe have save leave move love above five native representative relative alternative "
    "initiative table cable bible fable stable vegetable bangle unless bless enable disable secretary library "
    "dictionary january february salary diary boundary summary anniversary missionary contemporary vary fish wish "
    "finish publish polish british rush dish push wash establish punish vanish spanish"
)


def is_adverb(word: str) -> bool:
    """Return whether a word may stand between a verb and its subject."""
    return word in ADVERBS or (word.endswith("ly") and word not in NO_ADVERBS)


def is_adjective(word: str) -> bool:
    """Return whether a word is surely an adjective, by a list or by its ending."""
    return word in ADJECTIVES or (word not in _NO_ADJECTIVES and _ADJECTIVE.fullmatch(word) is not None)


def is_possessive(word: str) -> bool:
    """Return whether a word is a genitive: "Anna's"."""
    return word.endswith(("'s", "’s")) and word not in BEING and word != "let's"
