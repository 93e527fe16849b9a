package dev.bartizan.inspection.codeweakness;

import static dev.bartizan.inspection.codeweakness.Language.CPP;
import static dev.bartizan.inspection.codeweakness.Language.CSHARP;
import static dev.bartizan.inspection.codeweakness.Language.GO;
import static dev.bartizan.inspection.codeweakness.Language.JAVA;
import static dev.bartizan.inspection.codeweakness.Language.JAVASCRIPT;
import static dev.bartizan.inspection.codeweakness.Language.PYTHON;

import dev.bartizan.domain.Severity;
import java.util.List;

/** {@code full-ssrf}: a request chooses which host the server calls. */
final class FullSsrf {
    private static final List<Sink> SINKS = List.of(
            Sink.remote(
                    PYTHON,
                    0,
                    "requests.get",
                    "requests.post",
                    "requests.put",
                    "requests.delete",
                    "requests.head",
                    "requests.patch",
                    "urllib.request.urlopen",
                    "urlopen",
                    "urllib.request.Request",
                    "httpx.get",
                    "httpx.post",
                    "urllib2.urlopen",
                    "client.get",
                    "session.get",
                    "session.post",
                    "urllib.request.urlretrieve",
                    "client.post",
                    "http.client.HTTPConnection",
                    "httpx.stream",
                    "aiohttp.request"),
            Sink.remote(PYTHON, 1, "requests.request", "httpx.request"),
            Sink.remote(
                    JAVA,
                    0,
                    "new URL",
                    "URI.create",
                    "*.getForObject",
                    "*.getForEntity",
                    "*.postForObject",
                    "new HttpGet",
                    "new HttpPost",
                    "*.exchange",
                    "Jsoup.connect",
                    "new URI"),
            Sink.remote(
                    CSHARP,
                    0,
                    "*.GetAsync",
                    "*.GetStringAsync",
                    "*.PostAsync",
                    "*.GetByteArrayAsync",
                    "WebRequest.Create",
                    "*.DownloadString",
                    "*.DownloadData",
                    "*.GetStreamAsync",
                    "HttpWebRequest.Create",
                    "new HttpRequestMessage"),
            Sink.remote(GO, 0, "http.Get", "http.Post", "http.Head", "client.Get", "client.Post", "http.PostForm"),
            Sink.remote(GO, 1, "http.NewRequest"),
            Sink.remote(GO, 2, "http.NewRequestWithContext"),
            Sink.remote(
                    JAVASCRIPT,
                    0,
                    "fetch",
                    "axios.get",
                    "axios.post",
                    "axios",
                    "http.get",
                    "https.get",
                    "got",
                    "request",
                    "request.get",
                    "needle.get",
                    "superagent.get",
                    "got.get",
                    "axios.request",
                    "undici.fetch",
                    "page.goto"),
            Sink.remote(CPP, 2, "curl_easy_setopt"));

    private FullSsrf() {}

    static CodeRule rule() {
        return CodeRule.draft(Subclass.FULL_SSRF, "A request chooses which host the server calls")
                .because("The server reaches internal services and cloud metadata that the caller cannot.")
                .weighs(Severity.HIGH, "CWE-918")
                .instead("Call a fixed host, or one from a list of allowed hosts.")
                .found(Sink.check(Subclass.FULL_SSRF, FullSsrf::choosesHost, SINKS))
                .finds(PYTHON, """
                        @app.route("/fetch")
                        def fetch():
                            url = request.args.get("url")
                            return requests.get(url).text
                        """)
                .finds(PYTHON, """
                        host = request.form["host"]
                        r = requests.get(f"https://{host}/status")
                        """)
                .finds(JAVA, """
                        String target = request.getParameter("url");
                        URL url = new URL(target);
                        InputStream in = url.openStream();
                        """)
                .finds(CSHARP, """
                        [HttpGet("proxy")]
                        public async Task<IActionResult> Proxy(string url)
                        {
                            var body = await _client.GetStringAsync(url);
                            return Content(body);
                        }
                        """)
                .finds(GO, """
                        func proxy(w http.ResponseWriter, r *http.Request) {
                            resp, err := http.Get(r.URL.Query().Get("url"))
                            if err != nil { return }
                            io.Copy(w, resp.Body)
                        }
                        """)
                .finds(JAVASCRIPT, """
                        app.get('/proxy', async (req, res) => {
                          const r = await axios.get(req.query.url);
                          res.json(r.data);
                        });
                        """)
                .ignores(PYTHON, """
                        user = request.args.get("user")
                        r = requests.get("https://api.example.com/users/" + user)
                        """, "the host is fixed")
                .ignores(PYTHON, """
                        def fetch(url):
                            return requests.get(url, timeout=5).text
                        """, "an ordinary helper: no request chooses the address")
                .ignores(PYTHON, """
                        url = request.args.get("url")
                        if urlparse(url).hostname not in ALLOWED_HOSTS:
                            abort(400)
                        return requests.get(url).text
                        """, "the host is looked up in a list")
                .ignores(JAVASCRIPT, """
                        const r = await fetch(`https://api.example.com/items/${req.params.id}`);
                        """, "the host is fixed")
                .ignores(GO, """
                        resp, err := http.Get("https://api.example.com/status")
                        """, "a fixed address")
                .ignores(JAVA, """
                        String id = request.getParameter("id");
                        URL url = new URL("https://api.example.com/items/" + id);
                        """, "the host is fixed")
                .rule();
    }

    private static boolean choosesHost(Code code, Flow.Invocation invocation, Value value) {
        boolean relative = code.language() == JAVASCRIPT && invocation.call().is("fetch") && value.anchored();
        boolean option = invocation.call().is("curl_easy_setopt")
                && !code.source(invocation.call().open(), invocation.call().close())
                        .contains("CURLOPT_URL");
        boolean parsedOnly = invocation.call().is("new URL") && code.language() != JAVA;
        boolean mapped =
                invocation.call().path().startsWith("client.") && code.source().contains("test_client");
        return !value.anchored() && !relative && !option && !parsedOnly && !mapped;
    }
}
