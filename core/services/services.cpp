// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/services.h"

#include "base/log.h"
#include "domain/isbnranges.h"

namespace endpaper::services {

using namespace Qt::StringLiterals;

Expected<std::unique_ptr<Services>> Services::create(const Options &options, const Clock &clock)
{
    TRY_ASSIGN(auto profile, Profile::open(options.profileRoot, options.kind));
    // A table of ISBN ranges newer than ours, if the reader put one there.
    const auto ranges = domain::IsbnRanges::use(profile.folder() + u"/RangeMessage.xml"_s);
    if (!ranges && ranges.error().kind != ErrorKind::NotFound) {
        qCWarning(lcDesktop) << "ISBN ranges:" << ranges.error().context;
    }
    return std::unique_ptr<Services>(new Services(options, std::move(profile), clock));
}

Services::Services(const Options &options, Profile openedProfile, const Clock &usedClock)
    : clock(usedClock)
    , m_options(options)
    , profile(std::move(openedProfile))
    , secrets(profile.secretsFile(),
              profile.isNamed() ? SecretStore::Place::File : SecretStore::Place::Keyring)
    , workspace(usedClock)
    , disk(profile)
    , reader(workspace, client)
    , accounts(profile, workspace, client, secrets, reader)
    , sync(workspace, client)
    , prefs(workspace, sync)
    , sharing(workspace, client, sync)
    , wishlists(workspace)
    , search(workspace, client)
    , quoteTerms(workspace, search)
    , prices(workspace, client, search)
    , copies(client)
    , editions(client)
    , rates(client)
    , sources(client, secrets)
    , alerts(client)
    , post(workspace, client)
    , nearby(workspace, client)
    , bookshops(workspace, client)
    , imports(workspace)
    , catalogues(client)
    , exports(workspace)
{
    accounts.setDaemonProgram(options.daemonProgram);
    if (options.areSourcesSample) {
        accounts.useSampleSources();
    }
    // A note says that something changed which is not synchronised: fetch it.
    connect(&sync, &SyncService::noteReceived, this,
            [this](const QByteArray &kind, const Uuid &id) {
                if (kind == "match") {
                    nearby.refresh();
                } else if (kind == "copies") {
                    search.noteCopies(id);
                }
            });
    connect(&sync, &SyncService::accountMismatched, &accounts, &AccountService::rebindSolo);
}

Services::~Services()
{
    // While all who listen are still there.
    workspace.close();
}

Expected<> Services::openProfile(Profile::Kind kind)
{
    TRY_ASSIGN(auto opened, Profile::open(m_options.profileRoot, kind));
    accounts.leave();
    profile = std::move(opened);
    accounts.openCache();
    accounts.startDaemon();
    return {};
}

} // namespace endpaper::services
