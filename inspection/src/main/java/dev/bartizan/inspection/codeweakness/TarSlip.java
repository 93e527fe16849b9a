package dev.bartizan.inspection.codeweakness;

import static dev.bartizan.inspection.codeweakness.Language.CSHARP;
import static dev.bartizan.inspection.codeweakness.Language.GO;
import static dev.bartizan.inspection.codeweakness.Language.JAVA;
import static dev.bartizan.inspection.codeweakness.Language.JAVASCRIPT;
import static dev.bartizan.inspection.codeweakness.Language.PYTHON;

import dev.bartizan.domain.Severity;
import java.util.List;

/** {@code tarslip}: names inside an archive choose where its files are written. */
final class TarSlip {
    private static final List<String> CHECKS = List.of(
            "startswith(",
            "startsWith(",
            "StartsWith(",
            "HasPrefix(",
            "is_relative_to",
            "commonpath",
            "commonprefix",
            "safe_members",
            "is_within",
            "isAbsolute",
            "filter=",
            "IsLocal(",
            "normalize().startsWith",
            "getCanonicalPath",
            "..\"",
            "'..'",
            "basename",
            "getFileName",
            "filepath.Base",
            "GetFileName",
            "safe_extract",
            "is_safe");
    private static final List<String> JOINS = List.of(
            "new File",
            "*.resolve",
            "Path.Combine",
            "filepath.Join",
            "path.join",
            "path.resolve",
            "os.path.join",
            "Paths.get",
            "path.Join");
    private static final List<String> NAMES = List.of(
            ".getName()",
            "entry.FullName",
            "header.Name",
            "hdr.Name",
            "f.Name",
            "entry.path",
            "entry.fileName",
            "entry.entryName",
            "file.Name",
            "entry.name",
            "member.name",
            "info.filename",
            "zf.Name",
            "e.FullName",
            "entry.Name",
            "tarinfo.name",
            "h.Name",
            "file.path");

    private TarSlip() {}

    static CodeRule rule() {
        return CodeRule.draft(Subclass.TARSLIP, "Names inside an archive choose where files are written")
                .because("An entry named ../../home/user/.bashrc overwrites that file.")
                .weighs(Severity.HIGH, "CWE-22")
                .instead("Use filter=\"data\", or check that every resolved path stays inside the target folder.")
                .found(TarSlip::look)
                .finds(PYTHON, """
                        with tarfile.open(path) as tar:
                            tar.extractall("/srv/data")
                        """)
                .finds(PYTHON, """
                        tar = tarfile.open(fileobj=upload)
                        for member in tar.getmembers():
                            tar.extract(member, dest)
                        """)
                .finds(JAVA, """
                        ZipEntry entry;
                        while ((entry = zip.getNextEntry()) != null) {
                            File out = new File(destination, entry.getName());
                            Files.copy(zip, out.toPath());
                        }
                        """)
                .finds(CSHARP, """
                        foreach (var entry in archive.Entries)
                        {
                            entry.ExtractToFile(Path.Combine(dest, entry.FullName));
                        }
                        """)
                .finds(GO, """
                        tr := tar.NewReader(in)
                        for {
                            header, err := tr.Next()
                            if err == io.EOF { break }
                            target := filepath.Join(dst, header.Name)
                            f, err := os.Create(target)
                        }
                        """)
                .finds(JAVASCRIPT, """
                        fs.createReadStream('archive.zip').pipe(unzipper.Parse()).on('entry', entry => {
                          entry.pipe(fs.createWriteStream(path.join(dest, entry.path)));
                        });
                        """)
                .ignores(PYTHON, """
                        with tarfile.open(path) as tar:
                            tar.extractall("/srv/data", filter="data")
                        """, "the filter refuses names that leave the folder")
                .ignores(PYTHON, """
                        with zipfile.ZipFile(path) as z:
                            z.extractall("/srv/data")
                        """, "the library itself keeps names inside")
                .ignores(JAVA, """
                        File out = new File(destination, entry.getName());
                        if (!out.getCanonicalPath().startsWith(destination.getCanonicalPath() + File.separator)) {
                            throw new IOException("outside");
                        }
                        """, "the resolved path is checked")
                .ignores(GO, """
                        tr := tar.NewReader(in)
                        target := filepath.Join(dst, filepath.Base(header.Name))
                        """, "only the base name is used")
                .ignores(JAVA, """
                        File out = new File(folder, user.getName() + ".txt");
                        """, "no archive")
                .rule();
    }

    private static void look(Flow flow, Report report) {
        Code code = flow.code();
        String source = code.source();
        if (CHECKS.stream().anyMatch(source::contains)) {
            return;
        }
        boolean archive = source.contains("ip")
                || source.contains("tar")
                || source.contains("Archive")
                || source.contains("Entries");
        boolean tar = source.contains("tarfile") || source.contains("tar.");
        for (Flow.Invocation invocation : flow.calls()) {
            Call call = invocation.call();
            if (code.language() == PYTHON) {
                boolean extracts = call.name().equals("extractall")
                        || (call.name().equals("extract")
                                && !invocation.arguments().isEmpty());
                boolean zip = invocation.receiver().maker().contains("ZipFile")
                        || (source.contains("zipfile") && !source.contains("tarfile"));
                if ((extracts && tar && !zip) || call.is("shutil.unpack_archive")) {
                    report.add(call, 0.85, "Names inside the archive reach " + call.path() + " unchecked.");
                }
            } else if (archive && call.is(JOINS) && isArchive(source) && namesEntry(code, call)) {
                report.add(call, 0.8, "The name of an archive entry reaches " + call.path() + " unchecked.");
            }
        }
    }

    private static boolean isArchive(String source) {
        return source.contains("Zip")
                || source.contains("zip")
                || source.contains("Tar")
                || source.contains("tar.")
                || source.contains("Archive")
                || source.contains("archive");
    }

    private static boolean namesEntry(Code code, Call call) {
        String inside = code.source(call.open(), Math.min(call.close() + 1, call.open() + 40));
        return NAMES.stream().anyMatch(inside::contains);
    }
}
