// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/importservice.h"
#include "store/cache/filehold.h"
#include "viewmodel/words.h"

#include <QCoreApplication>

namespace endpaper::viewmodel::words {

namespace {

// The one table of errors on the screen: words first, cause second, way out third.
struct ErrorWords
{
    Q_DECLARE_TR_FUNCTIONS(ErrorWords)

public:
    // Of a damaged file the context is the name that it was set aside under.
    [[nodiscard]] static QString forStore(const Error &error)
    {
        switch (error.kind) {
        case ErrorKind::Unsupported:
            return tr("Your books were kept by a newer Endpaper. Nothing was changed; please "
                      "install the newer version to open them.");
        case ErrorKind::Corrupt:
            return tr("The file with your books was damaged. It was put aside as %1; what waited "
                      "to "
                      "be sent was taken along, the rest comes back with the next exchange.")
                .arg(error.context.section(u'/', -1));
        case ErrorKind::Unavailable:
            return tr("The file with your books cannot be opened: the disk is full, or it may not "
                      "be written there. Make room and start Endpaper again.");
        default:
            return tr("The file with your books cannot be opened.");
        }
    }

    [[nodiscard]] static QString forImport(const Error &error)
    {
        if (error.field == services::ImportService::storeField) {
            return tr("The disk is full or busy, so not all could be kept. What came in before "
                      "stays; make room and bring the file in again, nothing will be there twice.");
        }
        switch (error.kind) {
        case ErrorKind::Unsupported:
            return tr("This is no list of books that Endpaper can read. Try the CSV file of "
                      "Goodreads, StoryGraph, LibraryThing or another, or a text of ISBNs.");
        case ErrorKind::Invalid:
            return tr("The file is empty: there is nothing to bring in.");
        case ErrorKind::TooLarge:
            return tr("The file is too large to be a list of books. Endpaper reads up to 2 GB, and "
                      "rows of up to 4 MB.");
        case ErrorKind::NotFound:
            return tr("The file is not there any more.");
        case ErrorKind::Unavailable:
            return tr("The file could not be read to its end. What came in before stays; bring it "
                      "in again for the rest, nothing will be there twice.");
        case ErrorKind::Corrupt:
            return tr("The file is damaged from some place on. What came in before stays.");
        case ErrorKind::Cancelled:
            return tr("Stopped. What is in stays in.");
        default:
            return tr("The file could not be brought in.");
        }
    }

    [[nodiscard]] static QString forCopies(ErrorKind kind)
    {
        switch (kind) {
        case ErrorKind::Unavailable:
            return tr("The server keeps this, and it does not answer now. Nothing was changed; try "
                      "it again when there is a network.");
        case ErrorKind::Unauthorized:
            return tr("The server does not know you any more. Sign in again, then try once more.");
        case ErrorKind::Forbidden:
            return tr("On this server only its keeper may change that.");
        default:
            return tr("The server did not take that. Nothing was changed.");
        }
    }

    [[nodiscard]] static QString forConnection(ErrorKind kind)
    {
        switch (kind) {
        case ErrorKind::Invalid:
            return tr("That is no address of a server. It looks like books.example.org or "
                      "192.168.1.5:8443.");
        case ErrorKind::NotFound:
        case ErrorKind::Unsupported:
            return tr("Something answers there, but it is no Endpaper server of a kind that this "
                      "version understands.");
        case ErrorKind::Forbidden:
            return tr("The server showed another certificate than the one you compared. Do not go "
                      "on unless its keeper says that it was changed; then pair again.");
        default:
            return tr("Nothing answers at this address. Is the server running, and the network "
                      "there?");
        }
    }

    [[nodiscard]] static QString forAccount(const Error &error, Doing doing)
    {
        switch (error.kind) {
        case ErrorKind::Unauthorized:
            return tr("E-mail and password do not go together. Nothing was changed.");
        case ErrorKind::Conflict:
            return tr("There is an account with this e-mail already. Sign in instead.");
        case ErrorKind::Invalid:
            if (error.field == QLatin1String("password")) {
                return tr("The password needs at least 10 characters.");
            }
            if (error.field == QLatin1String("email")) {
                return tr("This does not look like an e-mail address.");
            }
            return doing == Doing::SignUp ? tr("The server did not take this sign-up. Please look "
                                               "at the fields again.")
                                          : tr("The server did not take this sign-in.");
        case ErrorKind::RateLimited:
            return tr("Too many tries. Please wait a minute.");
        case ErrorKind::Forbidden:
            return tr("This server does not take new accounts.");
        default:
            return tr("The server does not answer. What you made is safe on this computer.");
        }
    }

    [[nodiscard]] static QString forSearch(ErrorKind kind)
    {
        switch (kind) {
        case ErrorKind::NotFound:
            return tr("Nobody knows this book.");
        case ErrorKind::RateLimited:
            return tr("Too many questions just now. We ask again in a minute.");
        case ErrorKind::Invalid:
            return tr("That is no ISBN that can be looked for.");
        default:
            return tr("Could not look just now. What was known stays; we try again by ourselves.");
        }
    }

    [[nodiscard]] static QString forCatalogue(ErrorKind kind)
    {
        switch (kind) {
        case ErrorKind::Unsupported:
            return tr("This is no catalogue that Endpaper can read. It takes goodbooks-10k, the "
                      "Gutenberg catalogue, and Open Library's dumps.");
        case ErrorKind::NotFound:
            return tr("The file is not there any more.");
        case ErrorKind::TooLarge:
            return tr("The file is too large to be sent through the window. Use endpaperctl "
                      "catalogue import beside the server.");
        case ErrorKind::Unauthorized:
        case ErrorKind::Forbidden:
            return tr("Only an administrator of this server may bring in a catalogue.");
        case ErrorKind::Cancelled:
            return tr("Stopped. The books that are in stay in.");
        case ErrorKind::Corrupt:
            return tr("The file is damaged from some place on. The books before that are in.");
        default:
            return tr("The catalogue could not be brought in just now: the server does not "
                      "answer.");
        }
    }

    [[nodiscard]] static QString forRates(const Error &error)
    {
        switch (error.kind) {
        case ErrorKind::Invalid:
            if (error.context == QLatin1String("rates_from_future")) {
                return tr("The day of these rates has not come yet. Nothing was changed.");
            }
            if (error.context == QLatin1String("rates_incomplete")) {
                return tr("A currency that readers count in is missing in this file. Nothing was "
                          "changed.");
            }
            if (error.context == QLatin1String("rates_implausible")) {
                return tr("By this file a currency would be worth ten times as much, or as little, "
                          "as before. Nothing was changed.");
            }
            return tr("This is not the European Central Bank's daily file. Nothing was changed.");
        case ErrorKind::TooLarge:
            return tr("The file is too large to be the European Central Bank's daily file.");
        case ErrorKind::Conflict:
            return tr("These rates are older than those in force. Nothing was changed.");
        case ErrorKind::NotFound:
            return tr("The file cannot be read.");
        case ErrorKind::Unauthorized:
        case ErrorKind::Forbidden:
            return tr("Only an administrator of this server may bring in rates.");
        default:
            return tr("The server counts with the rates, and it does not answer now. Try again "
                      "when it does.");
        }
    }

    [[nodiscard]] static QString forNearby(const Error &error)
    {
        switch (error.kind) {
        case ErrorKind::Unauthorized:
            return tr("Neighbours need an account at a shared server: sign up or in first.");
        case ErrorKind::Invalid:
            return tr("The server did not take this offer. Please look at the fields again.");
        case ErrorKind::RateLimited:
            return tr("Too many offers just now. Please wait a minute.");
        default:
            return tr("The server does not answer just now. What is shown may be old.");
        }
    }

    [[nodiscard]] static QString forSharing(const Error &error, Doing doing)
    {
        switch (error.kind) {
        case ErrorKind::Unauthorized:
            return tr("Please sign in again. What waits is safe.");
        case ErrorKind::Forbidden:
            return tr("Only whose list it is may do that.");
        case ErrorKind::NotFound:
            return doing == Doing::Join
                ? tr("The server knows no such invitation. It was used or taken back, is too old, "
                     "or is for another e-mail address. Ask for a new one.")
                : tr("It is not there any more.");
        case ErrorKind::Conflict:
            return doing == Doing::Join
                ? tr("No more people can join this list, or you are on as many as is possible.")
                : tr("The server cannot do that: there are as many people, shared lists or open "
                     "invitations as it allows, or somebody has already said what they buy.");
        case ErrorKind::Invalid:
            return tr("This does not look like an e-mail address.");
        case ErrorKind::RateLimited:
            return tr("Too much at once. Please wait a minute.");
        default:
            return tr("The server cannot be reached just now, so nothing was changed. Try again "
                      "when there is a network and nothing waits to be sent.");
        }
    }

    [[nodiscard]] static QString general(ErrorKind kind)
    {
        switch (kind) {
        case ErrorKind::Invalid:
            return tr("That cannot be kept as it stands.");
        case ErrorKind::NotFound:
            return tr("It is not there any more.");
        case ErrorKind::Conflict:
            return tr("It was changed elsewhere in the meantime.");
        case ErrorKind::Unauthorized:
            return tr("Please sign in again. What waits is safe.");
        case ErrorKind::Forbidden:
            return tr("Your account may not do that.");
        case ErrorKind::Unavailable:
            return tr("That could not be kept: the disk is full or busy. Nothing was changed; make "
                      "room and try again.");
        case ErrorKind::RateLimited:
            return tr("Too much at once. Please wait a minute.");
        case ErrorKind::TooLarge:
            return tr("That is too long to be kept.");
        case ErrorKind::Unsupported:
            return tr("This version does not understand that.");
        case ErrorKind::Corrupt:
            return tr("It is damaged and cannot be read.");
        case ErrorKind::Cancelled:
            return tr("Stopped.");
        case ErrorKind::Internal:
            break;
        }
        return tr("Something went wrong inside Endpaper. Nothing was changed.");
    }

    [[nodiscard]] static QString saveFile()
    {
        return tr("The file could not be written there. Choose another folder, or make room.");
    }
};

} // namespace

QString sentence(const Error &error, Doing doing)
{
    if (error.field == store::FileHold::inUseField) {
        return ErrorWords::tr("Another window has these books open. Close the other window first, "
                              "then try again.");
    }
    switch (doing) {
    case Doing::OpenStore:
        return ErrorWords::forStore(error);
    case Doing::Import:
        return ErrorWords::forImport(error);
    case Doing::SaveFile:
        return ErrorWords::saveFile();
    case Doing::Resolve:
    case Doing::LookForCopies:
        return ErrorWords::forSearch(error.kind);
    case Doing::ChangeCopies:
        return ErrorWords::forCopies(error.kind);
    case Doing::Connect:
        return ErrorWords::forConnection(error.kind);
    case Doing::SignIn:
    case Doing::SignUp:
        return ErrorWords::forAccount(error, doing);
    case Doing::ImportCatalogue:
        return ErrorWords::forCatalogue(error.kind);
    case Doing::TakeRates:
        return ErrorWords::forRates(error);
    case Doing::Offer:
    case Doing::Nearby:
        return ErrorWords::forNearby(error);
    case Doing::Share:
    case Doing::Join:
        return ErrorWords::forSharing(error, doing);
    case Doing::Keep:
        if (error.kind == ErrorKind::Forbidden) {
            return ErrorWords::tr("The list is shared with you to look at only. Nothing was "
                                  "changed.");
        }
        break;
    case Doing::Anything:
        break;
    }
    return ErrorWords::general(error.kind);
}

} // namespace endpaper::viewmodel::words
