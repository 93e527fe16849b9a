package dev.bartizan.inspection.codeweakness;

import static dev.bartizan.inspection.codeweakness.Language.CPP;
import static dev.bartizan.inspection.codeweakness.Language.CSHARP;
import static dev.bartizan.inspection.codeweakness.Language.GO;
import static dev.bartizan.inspection.codeweakness.Language.JAVA;
import static dev.bartizan.inspection.codeweakness.Language.JAVASCRIPT;
import static dev.bartizan.inspection.codeweakness.Language.PYTHON;

import dev.bartizan.domain.Severity;
import dev.bartizan.inspection.codeweakness.Origin.Reach;
import java.util.List;

/** {@code path-injection}: a request chooses which file is opened. */
final class PathInjection {
    private static final List<Sink> SINKS = List.of(
            sink(
                    PYTHON,
                    0,
                    "open",
                    "io.open",
                    "os.open",
                    "os.remove",
                    "os.unlink",
                    "os.listdir",
                    "os.rmdir",
                    "shutil.rmtree",
                    "shutil.copy",
                    "shutil.move",
                    "send_file",
                    "flask.send_file",
                    "FileResponse",
                    "aiofiles.open",
                    "codecs.open",
                    "zipfile.ZipFile"),
            sink(PYTHON, Sink.RECEIVER, "*.read_text", "*.read_bytes", "*.write_text", "*.write_bytes", "*.unlink"),
            sink(
                    JAVA,
                    Sink.ANY,
                    "new File",
                    "new FileInputStream",
                    "new FileOutputStream",
                    "new FileReader",
                    "new FileWriter",
                    "Paths.get",
                    "Path.of",
                    "Files.readAllBytes",
                    "Files.readString",
                    "Files.newInputStream",
                    "Files.lines",
                    "Files.delete",
                    "new RandomAccessFile",
                    "new FileSystemResource",
                    "*.resolve"),
            sink(
                    CSHARP,
                    0,
                    "File.ReadAllText",
                    "File.ReadAllBytes",
                    "File.ReadAllLines",
                    "File.OpenRead",
                    "File.Open",
                    "File.WriteAllText",
                    "File.WriteAllBytes",
                    "File.Delete",
                    "File.ReadAllTextAsync",
                    "File.ReadAllBytesAsync",
                    "new FileStream",
                    "PhysicalFile",
                    "new StreamReader",
                    "System.IO.File.ReadAllText",
                    "System.IO.File.ReadAllBytes",
                    "File.Copy",
                    "Directory.GetFiles"),
            sink(
                    GO,
                    0,
                    "os.Open",
                    "os.ReadFile",
                    "os.OpenFile",
                    "os.Create",
                    "os.Remove",
                    "os.WriteFile",
                    "ioutil.ReadFile",
                    "ioutil.WriteFile",
                    "*.File",
                    "os.ReadDir"),
            sink(GO, 2, "http.ServeFile"),
            sink(
                    JAVASCRIPT,
                    0,
                    "fs.readFile",
                    "fs.readFileSync",
                    "fs.createReadStream",
                    "fs.writeFile",
                    "fs.writeFileSync",
                    "fs.unlink",
                    "fs.unlinkSync",
                    "fs.createWriteStream",
                    "fs.promises.readFile",
                    "readFile",
                    "readFileSync",
                    "fsp.readFile",
                    "res.download",
                    "fs.readdir",
                    "fs.appendFile",
                    "createReadStream"),
            sink(JAVASCRIPT, 0, "res.sendFile"),
            sink(CPP, 0, "fopen", "new ifstream", "new ofstream", "new fstream", "open", "*.open", "remove", "unlink"));

    private PathInjection() {}

    static CodeRule rule() {
        return CodeRule.draft(Subclass.PATH_INJECTION, "A request chooses which file is opened")
                .because(
                        "With ../ or an absolute path the caller reads or overwrites files outside the intended folder.")
                .weighs(Severity.HIGH, "CWE-22")
                .instead(
                        "Take only the base name, or resolve the path and check that it stays inside the intended folder.")
                .found(Sink.check(Subclass.PATH_INJECTION, PathInjection::leavesFolder, SINKS))
                .finds(PYTHON, """
                        @app.route("/file")
                        def download():
                            name = request.args.get("name")
                            with open("uploads/" + name) as f:
                                return f.read()
                        """)
                .finds(PYTHON, """
                        @app.get("/files/{filename:path}")
                        async def get_file(filename: str):
                            full = os.path.join(BASE_DIR, filename)
                            return FileResponse(full)
                        """)
                .finds(JAVA, """
                        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                            String name = request.getParameter("file");
                            File file = new File("/var/data/" + name);
                            Files.copy(file.toPath(), response.getOutputStream());
                        }
                        """)
                .finds(CSHARP, """
                        [HttpGet("download")]
                        public IActionResult Download(string fileName)
                        {
                            var path = Path.Combine(_root, fileName);
                            return File(System.IO.File.ReadAllBytes(path), "application/octet-stream");
                        }
                        """)
                .finds(GO, """
                        func handler(w http.ResponseWriter, r *http.Request) {
                            name := r.URL.Query().Get("file")
                            data, err := os.ReadFile(filepath.Join("/srv/files", name))
                            if err != nil { http.Error(w, "not found", 404); return }
                            w.Write(data)
                        }
                        """)
                .finds(JAVASCRIPT, """
                        app.get('/download', (req, res) => {
                          const filePath = path.join(__dirname, 'files', req.query.file);
                          fs.readFile(filePath, (err, data) => res.send(data));
                        });
                        """)
                .finds(CPP, """
                        svr.Get("/f", [](const httplib::Request& req, httplib::Response& res) {
                            std::string name = req.get_param_value("name");
                            std::ifstream in("/srv/" + name);
                        });
                        """)
                .ignores(PYTHON, """
                        name = secure_filename(request.args.get("name"))
                        with open(os.path.join("uploads", name)) as f:
                            data = f.read()
                        """, "the name was cleaned first")
                .ignores(PYTHON, """
                        def load(path):
                            with open(path) as f:
                                return json.load(f)
                        """, "an ordinary helper: no request chooses the path")
                .ignores(PYTHON, """
                        name = request.args["name"]
                        full = os.path.realpath(os.path.join(BASE, name))
                        if not full.startswith(BASE + os.sep):
                            abort(403)
                        return send_file(full)
                        """, "the resolved path is checked against the folder")
                .ignores(GO, """
                        func handler(w http.ResponseWriter, r *http.Request) {
                            name := filepath.Base(r.URL.Query().Get("file"))
                            http.ServeFile(w, r, filepath.Join("/srv/files", name))
                        }
                        """, "only the base name is used")
                .ignores(JAVA, """
                        String name = request.getParameter("file");
                        Path path = base.resolve(Paths.get(name).getFileName()).normalize();
                        """, "only the last part of the name is used")
                .ignores(JAVASCRIPT, """
                        app.get('/report', (req, res) => {
                          const id = parseInt(req.query.id, 10);
                          res.download(`/srv/reports/${id}.pdf`);
                        });
                        """, "a number cannot leave the folder")
                .rule();
    }

    private static Sink sink(Language language, int argument, String... callees) {
        return Sink.remote(language, argument, callees).also(Reach.REMOTE, Reach.REMOTE);
    }

    /** With a root option the framework itself keeps the path inside; a file name taken apart right there is one too. */
    private static boolean leavesFolder(Code code, Flow.Invocation invocation, Value value) {
        Call call = invocation.call();
        String around = code.source(call.from(), Math.min(code.size(), call.close() + 4));
        boolean rooted = around.contains("root:") || around.contains("root :");
        return !rooted && !around.contains(".getFileName") && !value.maker().endsWith("secure_filename");
    }
}
