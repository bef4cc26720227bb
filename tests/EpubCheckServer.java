import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.reporting.CheckingReport;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Checks one book after another without starting Java anew: reads "BOOK tab REPORT" lines, answers each with a line. */
public class EpubCheckServer {
  public static void main(String[] arguments) throws Exception {
    Locale.setDefault(Locale.ENGLISH);
    BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = requests.readLine(); line != null; line = requests.readLine()) {
      String[] paths = line.split("\t");
      File book = new File(paths[0]);
      try (PrintWriter out = new PrintWriter(new File(paths[1]), StandardCharsets.UTF_8)) {
        CheckingReport report = new CheckingReport(out, book.getPath());
        report.setLocale(Locale.ENGLISH);
        report.initialize();
        EpubCheck check = new EpubCheck(book, report);
        check.setLocale(Locale.ENGLISH);
        check.doValidate();
        report.generate();
      }
      System.out.println("done");
      System.out.flush();
    }
  }
}
