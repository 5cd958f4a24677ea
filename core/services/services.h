// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/accountservice.h"
#include "services/alertservice.h"
#include "services/bookshopservice.h"
#include "services/catalogueservice.h"
#include "services/copydesk.h"
#include "services/diskwatch.h"
#include "services/editionservice.h"
#include "services/exportservice.h"
#include "services/importservice.h"
#include "services/nearbyservice.h"
#include "services/postservice.h"
#include "services/prefservice.h"
#include "services/priceservice.h"
#include "services/quoteterms.h"
#include "services/rateservice.h"
#include "services/readerservice.h"
#include "services/searchservice.h"
#include "services/sharingservice.h"
#include "services/sourceservice.h"
#include "services/syncservice.h"
#include "services/wishlistservice.h"

#include <QObject>

namespace endpaper::services {

// Everything under the view models, built and joined once by main. GUI thread.
class Services final : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        QString profileRoot = {}; // empty: the user's data folder
        Profile::Kind kind = Profile::Kind::Own;
        QString daemonProgram = {}; // empty: beside this executable
        bool areSourcesSample = false; // `--sample-sources` for the daemon of one's own profile too
    };

    // Unavailable where the profile's folder cannot be made.
    [[nodiscard]] static Expected<std::unique_ptr<Services>>
    create(const Options &options, const Clock &clock = SystemClock::instance());
    ~Services() override;

    // The other profile (sample books, or one's own) takes this one's place.
    [[nodiscard]] Expected<> openProfile(Profile::Kind kind);

    const Clock &clock;

private:
    Services(const Options &options, Profile openedProfile, const Clock &usedClock);

    Options m_options;

public:
    // In the order of their making; each knows those above it.
    Profile profile;
    SecretStore secrets;
    Workspace workspace;
    DaemonClient client;
    DiskWatch disk;
    ReaderService reader;
    AccountService accounts;
    SyncService sync;
    PrefService prefs;
    SharingService sharing;
    WishlistService wishlists;
    SearchService search;
    QuoteTerms quoteTerms;
    PriceService prices;
    CopyDesk copies;
    EditionService editions;
    RateService rates;
    SourceService sources;
    AlertService alerts;
    PostService post;
    NearbyService nearby;
    BookshopService bookshops;
    ImportService imports;
    CatalogueService catalogues;
    ExportService exports;
};

} // namespace endpaper::services
