// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/sourcedescription.h"

#include "sources/descriptionpart.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

namespace endpaper::sources {

using namespace Qt::StringLiterals;

static constexpr std::array stateNames = {
    "searching"_L1,    "done"_L1,        "cut"_L1,       "needs_key"_L1,  "refused"_L1,
    "rate_limited"_L1, "unreachable"_L1, "timed_out"_L1, "unreadable"_L1, "remote_error"_L1,
};

QString answerStateName(AnswerState state) { return stateNames.at(size_t(state)); }

std::optional<AnswerState> answerState(QStringView name)
{
    for (size_t i = 0; i < stateNames.size(); ++i) {
        if (stateNames.at(i) == name) {
            return AnswerState(i);
        }
    }
    return std::nullopt;
}

static AuthDescription readAuth(DescriptionPart part)
{
    AuthDescription auth;
    auth.kind = part.choice<AuthKind>(u"kind"_s,
                                      {{u"none"_s, AuthKind::None},
                                       {u"key_in_query"_s, AuthKind::KeyInQuery},
                                       {u"key_in_header"_s, AuthKind::KeyInHeader},
                                       {u"client_credentials"_s, AuthKind::ClientCredentials},
                                       {u"token_by_post"_s, AuthKind::TokenByPost}});
    const bool hasToken =
        auth.kind == AuthKind::ClientCredentials || auth.kind == AuthKind::TokenByPost;
    const bool hasKey = auth.kind != AuthKind::None && auth.kind != AuthKind::ClientCredentials;
    auth.url = part.text(u"url"_s, hasToken);
    auth.keyParameter = part.text(u"key_parameter"_s, hasKey);
    auth.scope = part.text(u"scope"_s, auth.kind == AuthKind::ClientCredentials);
    auth.tokenPath = part.text(u"token_path"_s, hasToken);
    auth.tokenParameter = part.text(u"token_parameter"_s, false);
    auth.tokenLife = std::chrono::seconds(part.integer(u"token_life_s"_s, 0, 86400, 0));
    part.finish();
    return auth;
}

static QueryTemplate readQuery(DescriptionPart part)
{
    QueryTemplate query;
    query.by = part.choice<QueryTemplate::By>(u"by"_s,
                                              {{u"isbn"_s, QueryTemplate::By::Isbn},
                                               {u"words"_s, QueryTemplate::By::Words},
                                               {u"key"_s, QueryTemplate::By::Key}});
    query.ifFewerThan = int(part.integer(u"if_fewer_than"_s, 0, 1000, 0));
    query.path = part.text(u"path"_s, true);
    if (!query.path.startsWith(u'/')) {
        part.reject(u"path"_s, u"begins with /"_s);
    }
    query.parameters = part.templates(u"parameters"_s);
    query.headers = part.templates(u"headers"_s);
    query.form = part.templates(u"form"_s);
    query.mark = part.text(u"mark"_s, false);
    query.applies = part.texts(u"applies"_s);
    part.finish();
    return query;
}

static FieldRule readField(DescriptionPart part)
{
    FieldRule rule;
    rule.paths = part.texts(u"paths"_s);
    rule.constant = part.text(u"constant"_s, false);
    rule.map = part.map(u"map"_s);
    rule.prefix = part.text(u"prefix"_s, false);
    rule.lastAfter = part.text(u"last_after"_s, false);
    if (part.has(u"lookup"_s)) {
        DescriptionPart lookup = part.part(u"lookup"_s);
        rule.lookupRows = lookup.text(u"rows"_s, true);
        rule.lookupKey = lookup.text(u"key"_s, true);
        rule.lookupValue = lookup.text(u"value"_s, true);
        lookup.finish();
    }
    if (!rule.isSet()) {
        part.reject(u"paths"_s, u"or a constant is needed"_s);
    }
    part.finish();
    return rule;
}

static AnswerDescription readAnswer(DescriptionPart part)
{
    AnswerDescription answer;
    answer.statusPath = part.text(u"status"_s, false);
    answer.statusOk = part.texts(u"status_ok"_s);
    answer.errorPath = part.text(u"error"_s, false);
    answer.errors = part.map(u"errors"_s);
    for (const QString &meaning : std::as_const(answer.errors)) {
        if (meaning != u"token"_s && !answerState(meaning)) {
            part.reject(u"errors"_s, u"unknown meaning "_s + meaning);
        }
    }
    answer.embeddedPath = part.text(u"embedded"_s, false);
    answer.rowsPath = part.text(u"rows"_s, true);
    answer.emptyPath = part.text(u"empty"_s, false);
    answer.warningsPath = part.text(u"warnings"_s, false);
    answer.nextPath = part.text(u"next"_s, false);
    answer.notFoundIsNone = part.has(u"404_is_none"_s) && part.boolean(u"404_is_none"_s);
    answer.rowIsObject = part.has(u"one_row"_s) && part.boolean(u"one_row"_s);
    part.finish();
    return answer;
}

static Limits readLimits(DescriptionPart part)
{
    Limits limits;
    limits.callsMax = int(part.integer(u"calls_max"_s, 1, 10000, limits.callsMax));
    limits.window =
        std::chrono::seconds(part.integer(u"window_s"_s, 1, 86400, limits.window.count()));
    limits.callsPerDayMax =
        int(part.integer(u"calls_per_day_max"_s, 1, 1000000, limits.callsPerDayMax));
    limits.gap = std::chrono::milliseconds(part.integer(u"gap_ms"_s, 0, 60000, 0));
    limits.rowsMax = int(part.integer(u"rows_max"_s, 1, 1000, limits.rowsMax));
    limits.pagesMax = int(part.integer(u"pages_max"_s, 1, 10, limits.pagesMax));
    part.finish();
    return limits;
}

static Terms readTerms(DescriptionPart part)
{
    Terms terms;
    terms.mayStore = part.boolean(u"may_store"_s);
    terms.maxAge =
        std::chrono::seconds(part.integer(u"max_age_s"_s, 60, 90 * 86400, terms.maxAge.count()));
    terms.mayModel = part.boolean(u"may_model"_s);
    terms.mayMix = part.boolean(u"may_mix"_s);
    terms.attribution = part.text(u"attribution"_s, false);
    part.finish();
    return terms;
}

static void readRows(DescriptionPart &part, SourceDescription &source)
{
    for (DescriptionPart &row : part.parts(u"rows"_s)) {
        RowRule rule;
        rule.path = row.text(u"path"_s, true);
        rule.anyOf = row.texts(u"any_of"_s);
        rule.flag = row.text(u"flag"_s, false);
        row.finish();
        source.rows.append(rule);
    }
}

static void readFields(DescriptionPart &part, SourceDescription &source)
{
    static const QSet<QString> known{u"ref"_s,
                                     u"title"_s,
                                     u"author"_s,
                                     u"isbn"_s,
                                     u"price"_s,
                                     u"currency"_s,
                                     u"postage"_s,
                                     u"condition"_s,
                                     u"words"_s,
                                     u"seller"_s,
                                     u"country"_s,
                                     u"url"_s,
                                     u"year"_s,
                                     u"binding"_s,
                                     u"language"_s,
                                     u"cover"_s,
                                     u"postage_currency"_s,
                                     u"price_digits"_s,
                                     u"publisher"_s,
                                     u"work"_s,
                                     u"kind"_s,
                                     u"name"_s,
                                     u"lat"_s,
                                     u"lng"_s,
                                     u"address"_s,
                                     u"website"_s,
                                     u"hours"_s};
    DescriptionPart fields = part.part(u"fields"_s);
    for (const QString &name : fields.names()) {
        if (!known.contains(name)) {
            fields.reject(name, u"is no field that we know"_s);
            continue;
        }
        source.fields.insert(name, readField(fields.part(name)));
    }
    QStringList needed{u"ref"_s, u"title"_s};
    if (source.role == SourceDescription::Role::Places) {
        needed = {u"ref"_s, u"lat"_s, u"lng"_s};
    } else if (source.role != SourceDescription::Role::Metadata) {
        needed += {u"price"_s, u"currency"_s, u"url"_s};
    }
    for (const QString &name : std::as_const(needed)) {
        if (!source.fields.contains(name)) {
            fields.reject(name, u"is missing"_s);
        }
    }
}

Expected<SourceDescription> parseSourceDescription(const QByteArray &json)
{
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parseError);
    if (!document.isObject()) {
        return fail(ErrorKind::Invalid, u"no JSON object: "_s + parseError.errorString(), u"$"_s);
    }
    std::optional<Error> error;
    DescriptionPart part(document.object(), u"$"_s, error);
    SourceDescription source;
    if (part.integer(u"format"_s, 1, 1000, 0) != 1) {
        return fail(ErrorKind::Unsupported, u"format is not 1"_s, u"$.format"_s);
    }
    source.id = part.text(u"id"_s, true);
    for (const QChar c : std::as_const(source.id)) {
        if (!((c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-' || c == u'_')) {
            part.reject(u"id"_s, u"holds other than a-z 0-9 - _"_s);
        }
    }
    source.name = part.text(u"name"_s, true);
    source.role =
        part.choice<SourceDescription::Role>(u"role"_s,
                                             {{u"copies"_s, SourceDescription::Role::Copies},
                                              {u"metadata"_s, SourceDescription::Role::Metadata},
                                              {u"places"_s, SourceDescription::Role::Places},
                                              {u"shop"_s, SourceDescription::Role::Shop}});
    source.kind = part.choice<AnswerKind>(u"kind"_s,
                                          {{u"json"_s, AnswerKind::Json},
                                           {u"xml"_s, AnswerKind::Xml},
                                           {u"sru"_s, AnswerKind::Sru},
                                           {u"html"_s, AnswerKind::Html}});
    source.isQuiet = part.has(u"quiet"_s) && part.boolean(u"quiet"_s);
    source.obeysRobots = part.has(u"robots"_s) && part.boolean(u"robots"_s);
    // Pages are made for people: no description can switch this off.
    source.obeysRobots = source.obeysRobots || source.kind == AnswerKind::Html
        || source.role == SourceDescription::Role::Shop;
    source.base = QUrl(part.text(u"base"_s, true), QUrl::StrictMode);
    if (!source.base.isValid() || source.base.host().isEmpty()
        || (source.base.scheme() != u"https"_s && source.base.scheme() != u"http"_s)
        || !source.base.userInfo().isEmpty() || source.base.hasQuery()) {
        part.reject(u"base"_s, u"is no plain http(s) address"_s);
    }
    source.keyHelp = part.text(u"key_help"_s, false);
    source.sends = part.texts(u"sends"_s);
    source.auth = readAuth(part.part(u"auth"_s));
    DescriptionPart variables = part.part(u"variables"_s);
    for (const QString &name : variables.names()) {
        source.variables.insert(name, variables.map(name));
    }
    for (DescriptionPart &query : part.parts(u"queries"_s)) {
        source.queries.append(readQuery(query));
    }
    if (source.queries.isEmpty()) {
        part.reject(u"queries"_s, u"at least one is needed"_s);
    }
    source.answer = readAnswer(part.part(u"answer"_s));
    readFields(part, source);
    readRows(part, source);
    source.limits = readLimits(part.part(u"limits"_s));
    source.terms = readTerms(part.part(u"terms"_s));
    part.finish();
    if (error) {
        return tl::unexpected(*error);
    }
    return source;
}

const QList<SourceDescription> &builtinSources()
{
    static const QList<SourceDescription> sources = [] {
        QList<SourceDescription> list;
        const QDir folder(u":/endpaper/sources"_s);
        for (const QString &name : folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name)) {
            QFile file(folder.filePath(name));
            const bool isOpen = file.open(QIODevice::ReadOnly);
            Q_ASSERT(isOpen);
            auto source = parseSourceDescription(file.readAll());
            Q_ASSERT_X(source.has_value(), "builtinSources", qPrintable(name));
            if (source) {
                list.append(*source);
            }
        }
        return list;
    }();
    return sources;
}

const SourceDescription *findSource(const QList<SourceDescription> &sources, QStringView id)
{
    for (const SourceDescription &source : sources) {
        if (source.id == id) {
            return &source;
        }
    }
    return nullptr;
}

} // namespace endpaper::sources
