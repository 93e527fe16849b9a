package dev.bartizan.store;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.TextKind;
import dev.bartizan.policy.TestCase;
import dev.bartizan.policy.TestCaseRepository;
import dev.bartizan.policy.TestInput;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Saved test cases in SQL; their texts are sealed like prompts. */
final class SqlTestCases implements TestCaseRepository {
    private static final String BODY = "test_case.body";
    private static final String LISTED =
            "select id, name, kind, guard, expected, text_length, created_by, created_ms from test_case ";

    private final Database database;
    private final Writer writer;
    private final ContentCipher cipher;

    SqlTestCases(Database database, Writer writer, ContentCipher cipher) {
        this.database = database;
        this.writer = writer;
        this.cipher = cipher;
    }

    @Override
    public void save(TestCase testCase, TestInput input) {
        byte[] body = cipher.seal(testCase.id(), BODY, Json.bytes(input));
        int unused = writer.write(handle -> {
            int replaced = handle.createUpdate("delete from test_case where name = :name")
                    .bind("name", Columns.text(testCase.name()))
                    .execute();
            return replaced
                    + handle.createUpdate("""
                            insert into test_case (id, name, kind, guard, expected, text_length, created_by, created_ms,
                              sealed_with, body)
                            values (:id, :name, :kind, :guard, :expected, :length, :by, :created, :sealedWith, :body)""")
                            .bind("id", testCase.id())
                            .bind("name", Columns.text(testCase.name()))
                            .bind("kind", Columns.name(testCase.kind()))
                            .bind("guard", Columns.text(testCase.guard()))
                            .bind("expected", Columns.name(testCase.expected()))
                            .bind("length", testCase.textLength())
                            .bind("by", Columns.text(testCase.createdBy()))
                            .bind("created", testCase.createdAt().toEpochMilli())
                            .bind("sealedWith", cipher.keyId())
                            .bind("body", body)
                            .execute();
        });
    }

    @Override
    public List<TestCase> all() {
        return database.read(handle -> handle.createQuery(LISTED + "order by name")
                .map((row, context) -> testCase(row))
                .list());
    }

    @Override
    public Optional<TestCase> find(String id) {
        return database.lookup(handle -> handle.createQuery(LISTED + "where id = :id")
                .bind("id", Columns.text(id))
                .map((row, context) -> testCase(row))
                .findOne());
    }

    @Override
    public Optional<TestInput> input(String id) {
        return database.lookup(handle -> handle.createQuery(
                        "select id, sealed_with, body from test_case where id = :id")
                .bind("id", Columns.text(id))
                .map((row, context) -> Json.read(
                        cipher.open(row.getString("id"), BODY, row.getString("sealed_with"), row.getBytes("body")),
                        TestInput.class))
                .findOne());
    }

    @Override
    public boolean delete(String id) {
        return writer.write(handle -> handle.createUpdate("delete from test_case where id = :id")
                        .bind("id", Columns.text(id))
                        .execute()
                > 0);
    }

    private static TestCase testCase(ResultSet row) throws SQLException {
        return new TestCase(
                row.getString("id"),
                row.getString("name"),
                Columns.value(TextKind.class, row.getString("kind")),
                row.getString("guard"),
                Columns.value(Action.class, row.getString("expected")),
                row.getInt("text_length"),
                row.getString("created_by"),
                Columns.instant(row, "created_ms"));
    }
}
