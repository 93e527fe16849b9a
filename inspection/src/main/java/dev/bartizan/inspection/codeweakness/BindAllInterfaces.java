package dev.bartizan.inspection.codeweakness;

import static dev.bartizan.inspection.codeweakness.Language.CPP;
import static dev.bartizan.inspection.codeweakness.Language.CSHARP;
import static dev.bartizan.inspection.codeweakness.Language.GO;
import static dev.bartizan.inspection.codeweakness.Language.JAVA;
import static dev.bartizan.inspection.codeweakness.Language.JAVASCRIPT;
import static dev.bartizan.inspection.codeweakness.Language.PYTHON;

import dev.bartizan.domain.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code bind-socket-all-network-interfaces}: a server listens on every address of the machine. */
final class BindAllInterfaces {
    private static final Set<String> ALL = Set.of("0.0.0.0", "::", "[::]", "0");
    private static final List<String> BINDS = List.of(
            "*.bind",
            "*.listen",
            "*.run",
            "uvicorn.run",
            "net.Listen",
            "net.ListenTCP",
            "http.ListenAndServe",
            "*.ListenAndServe",
            "*.createServer",
            "new InetSocketAddress",
            "InetAddress.getByName",
            "new TcpListener",
            "IPAddress.Parse",
            "socketserver.TCPServer",
            "HTTPServer",
            "*.UseUrls",
            "inet_addr",
            "bind",
            "asyncio.start_server",
            "*.create_server",
            "socket.create_server",
            "run_simple",
            "serve",
            "net.ListenPacket",
            "web.run_app",
            "*.launch",
            "inet_pton",
            "*.Run");

    private BindAllInterfaces() {}

    static CodeRule rule() {
        return CodeRule.draft(
                        Subclass.BIND_SOCKET_ALL_NETWORK_INTERFACES, "A server listens on every address of the machine")
                .because("A service meant for this machine becomes reachable from every network it is in.")
                .weighs(Severity.MEDIUM, "CWE-200")
                .instead("Bind to 127.0.0.1, or to the one address that should serve.")
                .found(BindAllInterfaces::look)
                .finds(PYTHON, """
                        s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
                        s.bind(("0.0.0.0", 8080))
                        """)
                .finds(PYTHON, """
                        server_socket.bind(("", 31137))
                        """)
                .finds(PYTHON, """
                        HOST = "0.0.0.0"
                        s.bind((HOST, 9000))
                        """)
                .finds(JAVA, """
                        ServerSocket server = new ServerSocket();
                        server.bind(new InetSocketAddress("0.0.0.0", 8080));
                        """)
                .finds(GO, """
                        ln, err := net.Listen("tcp", "0.0.0.0:2000")
                        """)
                .finds(JAVASCRIPT, """
                        server.listen(3000, '0.0.0.0');
                        """)
                .finds(CSHARP, """
                        var listener = new TcpListener(IPAddress.Any, 9000);
                        """)
                .finds(CPP, """
                        addr.sin_addr.s_addr = INADDR_ANY;
                        bind(fd, (struct sockaddr*)&addr, sizeof(addr));
                        """)
                .ignores(PYTHON, """
                        s.bind(("127.0.0.1", 8080))
                        """, "this machine only")
                .ignores(PYTHON, """
                        if host == "0.0.0.0":
                            raise ValueError("choose an address")
                        """, "the address is refused")
                .ignores(GO, """
                        http.ListenAndServe("127.0.0.1:8080", nil)
                        """, "this machine only")
                .ignores(JAVASCRIPT, """
                        app.listen(3000, 'localhost');
                        """, "this machine only")
                .ignores(CPP, """
                        addr.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
                        bind(fd, (struct sockaddr*)&addr, sizeof(addr));
                        """, "this machine only")
                .rule();
    }

    private static void look(Flow flow, Report report) {
        Code code = flow.code();
        Set<String> constants = new HashSet<>();
        for (Flow.Assignment assignment : flow.assignments()) {
            boolean single = assignment.to() - assignment.from() <= 2 && code.isText(assignment.from());
            if (single && isAll(code.token(assignment.from()).text())) {
                constants.add(assignment.target());
            }
            if (code.is(assignment.from(), "INADDR_ANY")
                    || code.is(assignment.from() + 2, "INADDR_ANY")
                    || code.is(assignment.from(), "in6addr_any")) {
                report.add(
                        assignment.statement(),
                        assignment.to() - 1,
                        0.85,
                        "The socket address is every address of the machine.");
            }
        }
        for (Flow.Invocation invocation : flow.calls()) {
            Call call = invocation.call();
            if (bindsAll(code, call, constants)) {
                report.add(call, 0.85, call.path() + " listens on every address of the machine.");
            }
        }
    }

    private static boolean bindsAll(Code code, Call call, Set<String> constants) {
        boolean any = code.language() == CSHARP
                && (call.is("new TcpListener") || call.is("new IPEndPoint"))
                && (code.source(call.open(), call.close()).contains("IPAddress.Any")
                        || code.source(call.open(), call.close()).contains("IPv6Any"));
        boolean binds = call.is(BINDS);
        for (int i = call.open() + 1; binds && i < Math.min(call.close(), call.open() + 40); i++) {
            boolean empty = code.isText(i)
                    && code.token(i).text().isEmpty()
                    && call.name().equals("bind")
                    && code.is(i - 1, "(")
                    && code.is(i - 2, "(");
            boolean named = code.isWord(i) && constants.contains(code.token(i).text()) && !code.is(i + 1, "=");
            if (empty || named || (code.isText(i) && isAll(code.token(i).text()))) {
                return true;
            }
        }
        return any;
    }

    private static boolean isAll(String address) {
        int port = address.lastIndexOf(':');
        String bare = address.startsWith("http://") ? address.substring(7) : address;
        return ALL.contains(address)
                || (port > 0 && (bare.startsWith("0.0.0.0:") || bare.startsWith("[::]:") || bare.startsWith("*:")));
    }
}
