// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/condition.h"
#include "domain/phrases.h"

#include <array>

namespace endpaper::domain {

namespace {

// "None" stands for words that deny a flag.
constexpr RedFlag none{};
constexpr Phrase<RedFlag> flagPhrases[] = {
    {u"ex library", RedFlag::ExLibrary},
    {u"ex lib", RedFlag::ExLibrary},
    {u"exlibrary", RedFlag::ExLibrary},
    {u"library copy", RedFlag::ExLibrary},
    {u"library stamp", RedFlag::ExLibrary},
    {u"library stamps", RedFlag::ExLibrary},
    {u"library discard", RedFlag::ExLibrary},
    {u"withdrawn from library", RedFlag::ExLibrary},
    {u"former library book", RedFlag::ExLibrary},
    {u"bibliotheksexemplar", RedFlag::ExLibrary},
    {u"buchereiexemplar", RedFlag::ExLibrary},
    {u"ehem bibliotheksexemplar", RedFlag::ExLibrary},
    {u"bibliotheksstempel", RedFlag::ExLibrary},
    {u"exemplaire de bibliotheque", RedFlag::ExLibrary},
    {u"ancien livre de bibliotheque", RedFlag::ExLibrary},
    {u"tampon de bibliotheque", RedFlag::ExLibrary},
    {u"ejemplar de biblioteca", RedFlag::ExLibrary},
    {u"sello de biblioteca", RedFlag::ExLibrary},
    {u"ex biblioteca", RedFlag::ExLibrary},
    {u"timbro di biblioteca", RedFlag::ExLibrary},
    {u"carimbo de biblioteca", RedFlag::ExLibrary},
    {u"not ex library", none},
    {u"not ex lib", none},
    {u"no library stamps", none},
    {u"kein bibliotheksexemplar", none},
    {u"no library stamp", none},
    {u"kein buchereiexemplar", none},
    {u"book club", RedFlag::BookClub},
    {u"bookclub", RedFlag::BookClub},
    {u"bce", RedFlag::BookClub},
    {u"book club edition", RedFlag::BookClub},
    {u"buchclub", RedFlag::BookClub},
    {u"buchgemeinschaft", RedFlag::BookClub},
    {u"clubausgabe", RedFlag::BookClub},
    {u"bertelsmann club", RedFlag::BookClub},
    {u"france loisirs", RedFlag::BookClub},
    {u"circulo de lectores", RedFlag::BookClub},
    {u"club degli editori", RedFlag::BookClub},
    {u"circulo de leitores", RedFlag::BookClub},
    {u"not a book club", none},
    {u"not book club", none},
    {u"not a book club edition", none},
    {u"keine buchclubausgabe", none},
    {u"print on demand", RedFlag::PrintOnDemand},
    {u"printed on demand", RedFlag::PrintOnDemand},
    {u"pod", RedFlag::PrintOnDemand},
    {u"impression a la demande", RedFlag::PrintOnDemand},
    {u"impresion bajo demanda", RedFlag::PrintOnDemand},
    {u"stampa su richiesta", RedFlag::PrintOnDemand},
    {u"impressao sob demanda", RedFlag::PrintOnDemand},
    {u"not print on demand", none},
    {u"kein print on demand", none},
    {u"highlighting", RedFlag::Highlighting},
    {u"highlighted", RedFlag::Highlighting},
    {u"highlights", RedFlag::Highlighting},
    {u"underlining", RedFlag::Highlighting},
    {u"underlined", RedFlag::Highlighting},
    {u"annotated by previous owner", RedFlag::Highlighting},
    {u"annotations", RedFlag::Highlighting},
    {u"marginalia", RedFlag::Highlighting},
    {u"pencil marks", RedFlag::Highlighting},
    {u"notes in margins", RedFlag::Highlighting},
    {u"anstreichungen", RedFlag::Highlighting},
    {u"unterstreichungen", RedFlag::Highlighting},
    {u"markierungen", RedFlag::Highlighting},
    {u"textmarker", RedFlag::Highlighting},
    {u"randnotizen", RedFlag::Highlighting},
    {u"soulignements", RedFlag::Highlighting},
    {u"souligne", RedFlag::Highlighting},
    {u"surligne", RedFlag::Highlighting},
    {u"surlignages", RedFlag::Highlighting},
    {u"subrayado", RedFlag::Highlighting},
    {u"subrayados", RedFlag::Highlighting},
    {u"sottolineature", RedFlag::Highlighting},
    {u"sottolineato", RedFlag::Highlighting},
    {u"sublinhado", RedFlag::Highlighting},
    {u"sublinhados", RedFlag::Highlighting},
    {u"no highlighting", none},
    {u"no underlining", none},
    {u"no highlighting or underlining", none},
    {u"no underlining or highlighting", none},
    {u"without highlighting", none},
    {u"no annotations", none},
    {u"no pencil marks", none},
    {u"keine anstreichungen", none},
    {u"ohne anstreichungen", none},
    {u"keine unterstreichungen", none},
    {u"keine markierungen", none},
    {u"ohne markierungen", none},
    {u"sans soulignements", none},
    {u"sin subrayados", none},
    {u"sin subrayar", none},
    {u"senza sottolineature", none},
    {u"sem sublinhados", none},
    {u"not highlighted", none},
    {u"ohne unterstreichungen", none},
    {u"no jacket", RedFlag::NoJacket},
    {u"no dust jacket", RedFlag::NoJacket},
    {u"no dj", RedFlag::NoJacket},
    {u"without dust jacket", RedFlag::NoJacket},
    {u"without jacket", RedFlag::NoJacket},
    {u"lacks dust jacket", RedFlag::NoJacket},
    {u"lacking dust jacket", RedFlag::NoJacket},
    {u"missing dust jacket", RedFlag::NoJacket},
    {u"dust jacket missing", RedFlag::NoJacket},
    {u"no dustjacket", RedFlag::NoJacket},
    {u"ohne schutzumschlag", RedFlag::NoJacket},
    {u"schutzumschlag fehlt", RedFlag::NoJacket},
    {u"o su", RedFlag::NoJacket},
    {u"fehlender schutzumschlag", RedFlag::NoJacket},
    {u"sans jaquette", RedFlag::NoJacket},
    {u"sin sobrecubierta", RedFlag::NoJacket},
    {u"senza sovraccoperta", RedFlag::NoJacket},
    {u"sem sobrecapa", RedFlag::NoJacket},
    {u"instructor s copy", RedFlag::InstructorsCopy},
    {u"instructors copy", RedFlag::InstructorsCopy},
    {u"instructor s edition", RedFlag::InstructorsCopy},
    {u"instructor edition", RedFlag::InstructorsCopy},
    {u"teacher s edition", RedFlag::InstructorsCopy},
    {u"desk copy", RedFlag::InstructorsCopy},
    {u"review copy", RedFlag::InstructorsCopy},
    {u"examination copy", RedFlag::InstructorsCopy},
    {u"advance reading copy", RedFlag::InstructorsCopy},
    {u"advance reader s copy", RedFlag::InstructorsCopy},
    {u"uncorrected proof", RedFlag::InstructorsCopy},
    {u"rezensionsexemplar", RedFlag::InstructorsCopy},
    {u"leseexemplar", RedFlag::InstructorsCopy},
    {u"unverkaufliches leseexemplar", RedFlag::InstructorsCopy},
    {u"prufexemplar", RedFlag::InstructorsCopy},
    {u"service de presse", RedFlag::InstructorsCopy},
    {u"specimen", RedFlag::InstructorsCopy},
    {u"saggio gratuito", RedFlag::InstructorsCopy},
    {u"abridged", RedFlag::Abridged},
    {u"condensed", RedFlag::Abridged},
    {u"gekurzt", RedFlag::Abridged},
    {u"gekurzte", RedFlag::Abridged},
    {u"gekurzte ausgabe", RedFlag::Abridged},
    {u"version abregee", RedFlag::Abridged},
    {u"abrege", RedFlag::Abridged},
    {u"version abreviada", RedFlag::Abridged},
    {u"edizione ridotta", RedFlag::Abridged},
    {u"versao resumida", RedFlag::Abridged},
    {u"not abridged", none},
    {u"nicht gekurzt", none},
};

constexpr std::array<Phrase<RedFlag>, 7> flagNames{{{u"ex_library", RedFlag::ExLibrary},
                                                    {u"book_club", RedFlag::BookClub},
                                                    {u"print_on_demand", RedFlag::PrintOnDemand},
                                                    {u"highlighting", RedFlag::Highlighting},
                                                    {u"no_jacket", RedFlag::NoJacket},
                                                    {u"instructors_copy", RedFlag::InstructorsCopy},
                                                    {u"abridged", RedFlag::Abridged}}};

} // namespace

RedFlags findRedFlags(QStringView text)
{
    RedFlags flags;
    for (const RedFlag flag : findPhrases<RedFlag>(text, flagPhrases)) {
        flags |= flag;
    }
    return flags;
}

QStringList redFlagNames(RedFlags flags)
{
    QStringList names;
    for (const auto &name : flagNames) {
        if (flags.testFlag(name.value)) {
            names += name.words.toString();
        }
    }
    return names;
}

RedFlags redFlagsFromNames(const QStringList &names)
{
    RedFlags flags;
    for (const auto &name : flagNames) {
        if (names.contains(name.words)) {
            flags |= name.value;
        }
    }
    return flags;
}

} // namespace endpaper::domain
