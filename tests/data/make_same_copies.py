#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes same-copies.json: pairs of listings, each labelled "one copy" or "two copies".

Made from what dealers do, not from what our rule looks at: a shelf of copies is thought up first (a
dealer, a book, a state, words), each copy is then listed on marketplaces the way dealers list (other
spelling of the shop, a surcharge, words cut, prefixed or put into the marketplace's phrases). Pairs of
listings of one copy are "same"; pairs of different copies that look alike are not. Seeded: the same
file each time.
"""
import csv, json, pathlib, random

R = random.Random(20261121)
HERE = pathlib.Path(__file__).parent
BOOKS = [b for b in csv.DictReader(open(HERE / "../../resources/sample/catalogue.csv", encoding="utf-8")) if b["isbn13"]]
R.shuffle(BOOKS)

# A dealer as each marketplace knows them: booklooker, AbeBooks, eBay, a catalogue of their own.
DEALERS = [
    ("DE", ["Antiquariat Lindenhof", "Antiquariat Lindenhof, Inh. K. Weber", "lindenhof-antiquariat", "Lindenhof"]),
    ("DE", ["Bücherwurm Köln", "Buecherwurm Koeln e.K.", "buecherwurm_koeln", "Bücherwurm (Köln)"]),
    ("DE", ["Lesezeichen Hamburg", "Lesezeichen - Hamburg", "lesezeichen.hamburg", "Buchhandlung Lesezeichen Hamburg"]),
    ("DE", ["Lesezeichen Berlin", "Lesezeichen - Berlin", "lesezeichen.berlin", "Buchhandlung Lesezeichen Berlin"]),
    ("DE", ["Antiquariat Bergmann", "Antiquariat Bergmann", "bergmann-buch", "Bergmann Antiquariat"]),
    ("DE", ["Bergmann & Sohn Antiquariat", "Bergmann und Sohn", "bergmann_und_sohn", "Antiquariat Bergmann & Sohn"]),
    ("DE", ["Versandantiquariat Ute Sommer", "Ute Sommer", "sommer-ute", "Versandantiquariat U. Sommer"]),
    ("DE", ["NeunBücher GmbH", "Neunbuecher GmbH", "neunbuecher", "Neunbücher"]),
    ("DE", ["Altstadt Antiquariat", "Altstadt-Antiquariat M. Graf", "altstadtantiquariat", "Altstadt-Antiquariat"]),
    ("DE", ["leseratte77", "Leseratte77", "leseratte_77", "Leseratte 77"]),
    ("DE", ["Bücherscheune am Deich", "Buecherscheune am Deich", "deich-buecherscheune", "Bücherscheune"]),
    ("DE", ["Antiquariat am Dom", "Antiquariat am Dom", "antiquariat.am.dom", "Dom-Antiquariat"]),
    ("DE", ["Petra K.", "Petra K.", "petrak-buecher", "Petra K."]),
    ("AT", ["Antiquariat Löwenherz", "Löwenherz Antiquariat Wien", "loewenherz-wien", "Antiquariat Loewenherz"]),
    ("AT", ["Buch & Kunst Graz", "Buch und Kunst Graz", "buchundkunst-graz", "Buch + Kunst, Graz"]),
    ("CH", ["Librium Books AG", "Librium Bücher", "librium_ch", "Librium"]),
    ("GB", ["Harbour Lane Books", "Harbour Lane Books Ltd", "harbourlanebooks", "Harbour Lane Bookshop"]),
    ("GB", ["The Second Shelf Leeds", "Second Shelf, Leeds", "secondshelfleeds", "The Second Shelf"]),
    ("GB", ["Owl & Quill", "Owl and Quill Books", "owl.and.quill", "Owl & Quill (PBFA)"]),
    ("GB", ["BulkBooks UK", "BulkBooks Ltd", "bulkbooks_uk", "BulkBooks"]),
    ("US", ["Prairie Page Books", "Prairie Page Books, LLC", "prairie-page-books", "Prairie Page"]),
    ("US", ["Redwood Used Books", "Redwood Used Books", "redwoodusedbooks", "Redwood Books"]),
    ("FR", ["Librairie du Vieux Port", "Librairie Le Vieux-Port", "vieuxport_livres", "Librairie du Vieux Port SARL"]),
    ("FR", ["La Bouquinerie Verte", "Bouquinerie verte", "bouquinerie.verte", "La Bouquinerie Verte"]),
]
MARKETS = ["booklooker", "abebooks", "ebay", "shop"]

# What dealers write of a copy that they had in hand: state words, and how each marketplace may have them.
WORDS = [
    ("good", "Gut erhalten, Name auf Vorsatz, Rücken leicht verblichen."),
    ("good", "Einband etwas berieben, Ecken leicht bestoßen, innen sauber. Besitzerstempel auf Titelblatt."),
    ("very_good", "Sehr guter Zustand, ungelesen wirkend, lediglich Preisschildrest auf Rückdeckel."),
    ("fair", "Deutliche Gebrauchsspuren, Anstreichungen mit Bleistift in Kapitel 3 und 7, Kaffeefleck S. 112."),
    ("good", "Schutzumschlag mit kleinem Einriss (2 cm) am oberen Kapital, Buchblock fest, Papier gebräunt."),
    ("fine", "Wie neu, einmal vorsichtig gelesen, Nichtraucherhaushalt."),
    ("good", "Taschenbuch, Leseknick im Rücken, Seiten leicht nachgedunkelt, Widmung vom Vorbesitzer 1998."),
    ("poor", "Leseexemplar: Rücken gebrochen, mehrere Seiten lose, aber vollständig."),
    ("very_good", "Leinen mit Goldprägung, Schnitt minimal fleckig, sonst tadellos; Exlibris Dr. H. Maurer."),
    ("good", "Bibliotheksexemplar mit Stempel und Signaturschild, foliert, innen sauber."),
    ("very_good", "Very good in very good jacket. Slight sunning to the spine, small bookshop sticker to rear pastedown."),
    ("good", "Pages tanned, owner's inscription dated Christmas 2004, light creasing to the front cover."),
    ("fair", "Ex-library with usual stamps and pocket, spine cocked, dust jacket in protective sleeve."),
    ("good", "Tight copy. Corners bumped, remainder mark to bottom edge, no writing inside."),
    ("fine", "Fine, appears unread. Jacket price-clipped, otherwise as issued."),
    ("good", "Underlining in blue ink to the first forty pages; otherwise clean; map at rear intact."),
    ("very_good", "Clean and square, faint shelf wear, previous owner's bookplate (Eleanor Finch) to endpaper."),
    ("fair", "Well-read: creased spine, foxing to the edges, corner of page 88 torn without loss."),
    ("good", "Bon état, couverture légèrement frottée, ex-libris à l'encre sur la page de garde."),
    ("very_good", "Très bon état, rares rousseurs, envoi de l'auteur sur le faux-titre."),
    ("fair", "Dos passé, mors fendus, annotations au crayon en marge, exemplaire de travail complet."),
    ("good", "Broché, tranche jaunie, petit manque au coin inférieur du plat."),
    ("good", "Einige Seiten mit Eselsohren, Vorsatz mit Kinderzeichnung, sonst ordentlich."),
    ("very_good", "Erstausgabe dieser Übersetzung. Umschlag mit winzigen Randläsuren, Buch frisch."),
    ("good", "Lesebändchen vorhanden, Deckel hinten mit Kratzer, Stempel 'Mängelexemplar' auf Unterschnitt."),
    ("good", "Signed by the author on the title page, jacket with two short closed tears."),
    ("fair", "Water stain to the lower margin throughout, text unaffected, binding sound."),
    ("good", "Book club edition, no jacket, boards lightly soiled, gift inscription to half title."),
]
# What bulk dealers write of every copy.
BULK = [
    ("good", "Gebraucht - Gut. Minimale Gebrauchsspuren möglich. Versand am nächsten Werktag mit Rechnung."),
    ("very_good", "Gebraucht - Sehr gut. Geringe Spuren des Gebrauchs. Jeder Artikel wird einzeln geprüft."),
    ("good", "Used book in good condition. May have some wear to cover, highlighting or notes. Ships fast. 100% money back guarantee."),
    ("very_good", "The book has been read but is in excellent condition. Pages are intact and not marred by notes or highlighting."),
    ("fair", "Has a library stamp or usual wear. Dispatched within 24 hours, satisfaction guaranteed."),
]
EBAY_GRADE = {"fine": "fine", "very_good": "very_good", "good": "good", "fair": "fair", "poor": "fair", "unknown": "unknown"}
GRADES = ["poor", "fair", "good", "very_good", "fine"]
PREFIX = ["1998 · Taschenbuch · ", "Hardcover. ", "Paperback. ", "gebundene Ausgabe · ", "Zustand: ", "Sprache: Deutsch. ", ""]
SUFFIX = [" Versand als Büchersendung.", " Rechnung mit ausgewiesener MwSt.", " Ships from the UK.", " Bei Fragen bitte melden!", "", "", "",
          " Differenzbesteuert nach § 25a UStG.", " Envoi soigné et rapide."]
TRANSLIT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "é": "e", "è": "e", "à": "a"})


def typo(text):
    if len(text) < 20 or R.random() > 0.12:
        return text
    at = R.randrange(5, len(text) - 5)
    return text[:at] + text[at + 1:]


def money(minor, market, country):
    """What the marketplace asks for it: some dealers put the commission on top."""
    change = {"booklooker": 1.0, "shop": R.choice([1.0, 0.95]), "abebooks": R.choice([1.0, 1.08, 1.12, 1.15]),
              "ebay": R.choice([1.0, 1.1, 1.18])}[market]
    value = round(minor * change)
    if change != 1.0 and R.random() < 0.5:
        value = value // 50 * 50 or 50
    return value


def listing(copy, market):
    country, names = copy["dealer"]
    grade = copy["grade"]
    words = copy["words"]
    title = copy["book"]["title"]
    isbn = copy["book"]["isbn13"]
    if market == "booklooker":
        grade = grade if R.random() < 0.6 else "unknown"
    if market == "ebay":
        grade = EBAY_GRADE[grade] if R.random() < 0.85 else R.choice(["good", "very_good"])
        words = words[:R.choice([60, 80, 120])] if R.random() < 0.5 else words
        title = (title + " " + copy["book"]["authors"].split(";")[0])[:80]
    if market == "abebooks" and R.random() < 0.3:
        words = R.choice(PREFIX) + words
    if market == "shop" and R.random() < 0.3:
        sentences = words.split(", ")
        words = ", ".join(sentences[:max(2, len(sentences) - 1)])
    words = typo(words + R.choice(SUFFIX))
    if R.random() < 0.1:
        words = words.translate(TRANSLIT)
    if R.random() < 0.06:
        words = words.upper()
    if R.random() < 0.25 and market in ("booklooker", "shop"):
        isbn = ""
    if R.random() < 0.15 and ":" in title:
        title = title.split(":")[0]
    return {"source": market, "seller": names[MARKETS.index(market)], "country": country if R.random() < 0.9 else "",
            "title": title, "isbn": isbn, "grade": grade, "words": words, "price": money(copy["price"], market, country),
            "currency": {"GB": "GBP", "US": "USD", "CH": "CHF"}.get(country, "EUR")}


def made(dealer=None, book=None, words=None, price=None):
    grade, text = words or R.choice(WORDS)
    return {"dealer": dealer or R.choice(DEALERS), "book": book or R.choice(BOOKS), "grade": grade, "words": text,
            "price": price or R.choice([120, 199, 250, 350, 400, 450, 499, 600, 750, 890, 1200, 1500, 2200, 3800, 9500])}


def two():
    return R.sample(MARKETS, 2)


PAIRS = []


def add(same, kind, a, b):
    PAIRS.append({"same": same, "kind": kind, "a": a, "b": b})


def other(items, *not_these):
    return R.choice([i for i in items if i not in not_these])


# One copy on two marketplaces, described by hand.
for _ in range(170):
    copy = made()
    m, n = two()
    add(True, "described", listing(copy, m), listing(copy, n))
# … with hardly a word, as private sellers do.
for _ in range(25):
    copy = made(words=R.choice([("good", "gut"), ("good", "Gebraucht"), ("very_good", "sehr gut"), ("fine", "wie neu"), ("good", "Good."), ("good", "bon état")]))
    m, n = two()
    add(True, "few words", listing(copy, m), listing(copy, n))
# … of a bulk dealer.
for _ in range(25):
    copy = made(words=R.choice(BULK))
    m, n = two()
    add(True, "bulk", listing(copy, m), listing(copy, n))

# Two copies of one book at one dealer, each described.
for _ in range(60):
    a = made()
    b = made(dealer=a["dealer"], book=a["book"], words=other(WORDS, (a["grade"], a["words"])))
    if R.random() < 0.4:
        b["price"] = a["price"]
    m, n = two()
    add(False, "two at one dealer", listing(a, m), listing(b, n))
# … of a bulk dealer: other grade and price, words alike.
for _ in range(35):
    words = R.choice(BULK)
    a = made(words=words)
    b = made(dealer=a["dealer"], book=a["book"], words=(other(["good", "very_good", "fair"], words[0]), other(BULK, words)[1]),
             price=round(a["price"] * R.choice([0.6, 0.7, 1.5, 1.8])))
    m, n = two()
    add(False, "two of a bulk dealer", listing(a, m), listing(b, n))
# Two dealers with the same phrases and price.
for _ in range(50):
    words = R.choice(BULK + [("good", "gut"), ("very_good", "sehr gut"), ("good", "Gebraucht"), ("good", "Good.")])
    a = made(words=words)
    b = made(dealer=other(DEALERS, a["dealer"]), book=a["book"], words=words, price=a["price"])
    m, n = two()
    add(False, "two dealers, same phrases", listing(a, m), listing(b, n))
# Branches and namesakes.
NAMESAKES = [(DEALERS[2], DEALERS[3]), (DEALERS[4], DEALERS[5])]
for _ in range(40):
    one, another = R.choice(NAMESAKES)
    words = R.choice(BULK + WORDS)
    a = made(dealer=one, words=words)
    b = made(dealer=another, book=a["book"], words=words if R.random() < 0.4 else R.choice(BULK + WORDS), price=a["price"])
    m, n = two()
    add(False, "branches and namesakes", listing(a, m), listing(b, n))
# Another edition: another number, the same dealer and words.
for _ in range(30):
    a = made(words=R.choice(BULK + WORDS))
    b = dict(a, book=dict(a["book"], isbn13=other(BOOKS, a["book"])["isbn13"]))
    m, n = R.choice([("abebooks", "ebay"), ("ebay", "abebooks")])
    add(False, "another edition", listing(a, m), listing(b, n))
# Volumes and books of a series, without numbers.
for _ in range(25):
    a = made(words=R.choice(BULK + WORDS))
    title = a["book"]["title"].split(":")[0]
    a["book"] = dict(a["book"], title=title + R.choice([" Band 1", ", Vol. 1", " (Teil 1)"]), isbn13="")
    b = dict(a, book=dict(a["book"], title=title + R.choice([" Band 2", ", Vol. 2", " (Teil 3)"]), isbn13=""))
    m, n = two()
    add(False, "another volume", listing(a, m), listing(b, n))
# Different dealers who both describe a very common state.
for _ in range(20):
    a = made()
    b = made(dealer=other(DEALERS, a["dealer"]), book=a["book"], words=(a["grade"], a["words"]), price=a["price"])
    m, n = two()
    add(False, "same state by chance", listing(a, m), listing(b, n))

# Descriptions put together from what dealers say again and again: two copies share half of it, one copy
# loses a part and changes its order.
PHRASES = ["Einband berieben", "Ecken bestoßen", "Name auf Vorsatz", "Rücken aufgehellt", "Schnitt stockfleckig", "Kapitale gestaucht",
           "Seiten gebräunt", "Buchblock leicht schief", "Stempel auf Titel", "Deckel mit Feuchtrand", "Widmung von alter Hand",
           "Gelenke angeplatzt", "Papier knittrig", "Knick im Vorderdeckel", "fleckenfrei innen", "Prägung verblasst"]
for _ in range(45):
    copy = made(words=("good", ""))
    said = R.sample(PHRASES, R.randint(4, 6))
    m, n = two()
    a, b = dict(copy, words=", ".join(said) + "."), dict(copy, words=", ".join(R.sample(said, max(3, len(said) - 1))) + ".")
    add(True, "phrases in another order", listing(a, m), listing(b, n))
for _ in range(45):
    copy = made(words=("good", ""))
    said = R.sample(PHRASES, 8)
    m, n = two()
    a = dict(copy, words=", ".join(said[:4]) + ".")
    b = dict(copy, words=", ".join(said[2:6]) + ".", price=R.choice([copy["price"], round(copy["price"] * 1.1)]))
    add(False, "half the phrases", listing(a, m), listing(b, n))
# One copy, told in German here and in English there.
TRANSLATED = [("Gut erhalten, Name auf Vorsatz, Rücken verblichen.", "Good, name on endpaper, spine faded."),
              ("Einband berieben, Stempel auf Titelblatt.", "Boards rubbed, stamp to title page."),
              ("Schutzumschlag mit Einriss, sonst sehr gut.", "Jacket with closed tear, otherwise very good.")]
for _ in range(15):
    german, english = R.choice(TRANSLATED)
    copy = made(words=("good", german))
    m, n = two()
    add(True, "translated", listing(copy, m), listing(dict(copy, words=english), n))

R.shuffle(PAIRS)
json.dump({"about": "Listings of used copies in pairs, labelled. Made up by make_same_copies.py: no such dealer or copy exists.",
           "pairs": PAIRS}, open(HERE / "same-copies.json", "w", encoding="utf-8"), ensure_ascii=False, indent=0)
print(len(PAIRS), "pairs,", sum(p["same"] for p in PAIRS), "same")
