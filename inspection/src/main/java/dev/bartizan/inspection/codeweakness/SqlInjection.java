package dev.bartizan.inspection.codeweakness;

import static dev.bartizan.inspection.codeweakness.Language.CPP;
import static dev.bartizan.inspection.codeweakness.Language.CSHARP;
import static dev.bartizan.inspection.codeweakness.Language.GO;
import static dev.bartizan.inspection.codeweakness.Language.JAVA;
import static dev.bartizan.inspection.codeweakness.Language.JAVASCRIPT;
import static dev.bartizan.inspection.codeweakness.Language.PYTHON;
import static dev.bartizan.inspection.codeweakness.Language.SQL;

import dev.bartizan.domain.Severity;
import dev.bartizan.inspection.codeweakness.Origin.Reach;
import java.util.List;
import java.util.Optional;

/** {@code sql-injection}: a query is put together from text that others choose. */
final class SqlInjection {
    private static final List<Sink> SINKS = List.of(
            sink(
                    PYTHON,
                    0,
                    "*.execute",
                    "*.executemany",
                    "*.executescript",
                    "*.raw",
                    "*.extra",
                    "text",
                    "pd.read_sql",
                    "pd.read_sql_query",
                    "*.read_sql",
                    "*.fetch",
                    "*.fetchrow",
                    "*.fetchval",
                    "execute",
                    "query_db",
                    "*.query",
                    "*.sql"),
            sink(
                    JAVA,
                    0,
                    "*.executeQuery",
                    "*.executeUpdate",
                    "*.execute",
                    "*.prepareStatement",
                    "*.createQuery",
                    "*.createNativeQuery",
                    "*.queryForObject",
                    "*.queryForList",
                    "*.query",
                    "*.update",
                    "*.addBatch",
                    "*.queryForMap",
                    "*.createSQLQuery"),
            sink(
                    CSHARP,
                    0,
                    "new SqlCommand",
                    "new MySqlCommand",
                    "new NpgsqlCommand",
                    "new SQLiteCommand",
                    "new SqliteCommand",
                    "new OleDbCommand",
                    "new SqlDataAdapter",
                    "*.FromSqlRaw",
                    "*.ExecuteSqlRaw",
                    "*.ExecuteSqlCommand",
                    "*.Query",
                    "*.Execute",
                    "*.QueryAsync",
                    "*.ExecuteAsync",
                    "*.SqlQuery",
                    "new OracleCommand",
                    "*.QueryFirstOrDefault"),
            sink(
                    GO,
                    Sink.ANY,
                    "*.Query",
                    "*.QueryRow",
                    "*.Exec",
                    "*.QueryContext",
                    "*.QueryRowContext",
                    "*.ExecContext",
                    "*.Raw",
                    "*.Get",
                    "*.Select",
                    "*.Prepare"),
            sink(
                    JAVASCRIPT,
                    0,
                    "*.query",
                    "*.execute",
                    "*.raw",
                    "*.$queryRawUnsafe",
                    "*.$executeRawUnsafe",
                    "*.run",
                    "*.all",
                    "*.get",
                    "*.exec",
                    "*.prepare",
                    "*.each"),
            sink(
                    CPP,
                    1,
                    "sqlite3_exec",
                    "mysql_query",
                    "PQexec",
                    "sqlite3_prepare_v2",
                    "mysql_real_query",
                    "SQLExecDirect"),
            sink(
                    CPP,
                    0,
                    "*.executeQuery",
                    "*.execute",
                    "*.exec",
                    "*.executeUpdate",
                    "*.exec1",
                    "*.query",
                    "*.prepare"));

    private SqlInjection() {}

    static CodeRule rule() {
        return CodeRule.draft(Subclass.SQL_INJECTION, "A query is put together from text that others choose")
                .because("A quote in the text ends the literal and the rest runs as SQL.")
                .weighs(Severity.HIGH, "CWE-89")
                .instead("Pass values as parameters of a prepared statement.")
                .found(SqlInjection::look)
                .finds(PYTHON, """
                        def find(username):
                            query = f"SELECT * FROM users WHERE name = '{username}'"
                            cursor.execute(query)
                            return cursor.fetchall()
                        """)
                .finds(PYTHON, """
                        cursor.execute("SELECT * FROM items WHERE id = %s" % request.args["id"])
                        """)
                .finds(JAVA, """
                        public User find(String name) throws SQLException {
                            Statement st = conn.createStatement();
                            ResultSet rs = st.executeQuery("SELECT * FROM users WHERE name = '" + name + "'");
                            return map(rs);
                        }
                        """)
                .finds(CSHARP, """
                        string name = Request.QueryString["name"];
                        var cmd = new SqlCommand("SELECT * FROM Users WHERE Name = '" + name + "'", connection);
                        var reader = cmd.ExecuteReader();
                        """)
                .finds(CSHARP, """
                        public void Delete(string id)
                        {
                            using var command = connection.CreateCommand();
                            command.CommandText = $"DELETE FROM orders WHERE id = {id}";
                            command.ExecuteNonQuery();
                        }
                        """)
                .finds(GO, """
                        func user(w http.ResponseWriter, r *http.Request) {
                            id := r.URL.Query().Get("id")
                            q := fmt.Sprintf("SELECT name FROM users WHERE id = %s", id)
                            row := db.QueryRow(q)
                            row.Scan(&name)
                        }
                        """)
                .finds(JAVASCRIPT, """
                        app.post('/login', (req, res) => {
                          const { username, password } = req.body;
                          const sql = "SELECT * FROM users WHERE username = '" + username + "'";
                          db.query(sql, (err, rows) => res.json(rows));
                        });
                        """)
                .finds(CPP, """
                        void find(sqlite3* db, const std::string& name) {
                            std::string sql = "SELECT * FROM users WHERE name = '" + name + "';";
                            sqlite3_exec(db, sql.c_str(), callback, 0, &err);
                        }
                        """)
                .finds(SQL, """
                        CREATE PROCEDURE find_user @name NVARCHAR(50) AS
                        BEGIN
                          DECLARE @sql NVARCHAR(400);
                          SET @sql = 'SELECT * FROM users WHERE name = ''' + @name + '''';
                          EXEC(@sql);
                        END;
                        """)
                .ignores(PYTHON, """
                        def find(username):
                            cursor.execute("SELECT * FROM users WHERE name = %s", (username,))
                        """, "the value is a parameter of the query")
                .ignores(PYTHON, """
                        def run(sql):
                            cursor.execute(sql)
                        """, "a helper that runs a query it is given")
                .ignores(JAVA, """
                        PreparedStatement ps = conn.prepareStatement("SELECT * FROM users WHERE name = ?");
                        ps.setString(1, request.getParameter("name"));
                        ResultSet rs = ps.executeQuery();
                        """, "a prepared statement")
                .ignores(PYTHON, """
                        @app.get("/items/{item_id}")
                        def item(item_id: int):
                            cursor.execute(f"SELECT * FROM items WHERE id = {item_id}")
                        """, "the framework made it a number")
                .ignores(GO, """
                        func user(id string) {
                            row := db.QueryRow("SELECT name FROM users WHERE id = $1", id)
                            row.Scan(&name)
                        }
                        """, "the value is a parameter of the query")
                .ignores(JAVASCRIPT, """
                        const rows = await pool.query('SELECT * FROM users WHERE name = $1', [req.body.name]);
                        """, "the value is a parameter of the query")
                .ignores(SQL, """
                        EXEC sp_executesql N'SELECT * FROM users WHERE name = @name', N'@name NVARCHAR(50)', @name = @name;
                        """, "the dynamic query has parameters")
                .ignores(CSHARP, """
                        var cmd = new SqlCommand("SELECT * FROM Users WHERE Name = @name", connection);
                        cmd.Parameters.AddWithValue("@name", Request.Query["name"]);
                        """, "the value is a parameter of the query")
                .rule();
    }

    private static Sink sink(Language language, int argument, String... callees) {
        return new Sink(language, List.of(callees), argument, Reach.REMOTE, Reach.UNKNOWN);
    }

    private static void look(Flow flow, Report report) {
        if (flow.code().language() == SQL) {
            DynamicSql.look(flow.code(), report);
            return;
        }
        Sink.check(Subclass.SQL_INJECTION, (code, invocation, value) -> isQuery(code, invocation, value), SINKS)
                .look(flow, report);
        for (Flow.Assignment assignment : flow.assignments()) {
            Optional<Origin> origin =
                    assignment.value().assembled() && assignment.value().sql()
                            ? assignment.value().input(Subclass.SQL_INJECTION, Reach.UNKNOWN)
                            : Optional.empty();
            if (origin.isPresent() && assignment.target().endsWith(".CommandText")) {
                report.add(
                        assignment.statement(),
                        assignment.to() - 1,
                        Sink.score(origin.get()),
                        Sink.sentence(origin.get().description()) + " reaches " + assignment.target() + ".");
            }
        }
    }

    private static boolean isQuery(Code code, Flow.Invocation invocation, Value value) {
        boolean names = invocation.call().path().startsWith("new ") || value.sql();
        boolean tagged = code.language() == GO && invocation.arguments().size() > 1 && isPlaced(code, invocation);
        return names && value.sql() && value.assembled() && !tagged;
    }

    /** A Go query whose first or second argument is one literal: the values come after it, as parameters. */
    private static boolean isPlaced(Code code, Flow.Invocation invocation) {
        return invocation.arguments().stream()
                .limit(2)
                .anyMatch(argument -> argument.to() - argument.from() == 1 && code.isText(argument.from()));
    }
}
