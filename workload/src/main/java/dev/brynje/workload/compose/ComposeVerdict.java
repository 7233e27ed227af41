package dev.brynje.workload.compose;

import dev.brynje.compose.Field;
import dev.brynje.compose.Place;
import dev.brynje.compose.Service;
import dev.brynje.compose.Text;
import dev.brynje.workload.check.Complaint;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What one check says about one service, or about what stands beside the services. */
public final class ComposeVerdict {
  /**
   * A complaint and what it is about.
   *
   * @param field the keys that lead there, as {@code deploy.resources}
   */
  public record Placed(Place place, String field, Complaint complaint) {}

  private final LocalDate today;
  private final List<Placed> complaints = new ArrayList<>(0);
  private final List<Text> unknown = new ArrayList<>(0);

  /**
   * One that has nothing to say yet.
   *
   * @param today when it is judged
   */
  public ComposeVerdict(LocalDate today) {
    this.today = today;
  }

  LocalDate today() {
    return today;
  }

  /**
   * Something is not as wanted.
   *
   * @param message what is wrong, one sentence without a full stop; of values only what {@link
   *     Text#shown} gives
   */
  Complaint fail(Place place, String field, String message) {
    Complaint complaint = new Complaint(message);
    complaints.add(new Placed(place, field, complaint));
    return complaint;
  }

  /** A field of a service is not as wanted, or is missing. */
  Complaint fail(Service service, String key, String message) {
    return fail(service.field(key).map(Field::place).orElseGet(service::place), key, message);
  }

  /**
   * Whether a value is known. When it is not, for nobody sets a variable in it, the control is not
   * judged there, and that is said.
   */
  boolean knows(Text text) {
    if (!text.known()) {
      unknown.add(text);
    }
    return text.known();
  }

  public List<Placed> complaints() {
    return complaints;
  }

  /** Values that nobody knows, on which the control depends. */
  public List<Text> unknown() {
    return unknown;
  }
}
