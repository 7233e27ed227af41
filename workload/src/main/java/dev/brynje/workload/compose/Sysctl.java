package dev.brynje.workload.compose;

import dev.brynje.compose.Field;
import dev.brynje.compose.Place;
import dev.brynje.compose.Service;
import dev.brynje.compose.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * A kernel parameter that a service sets, in either form.
 *
 * @param name with points between its parts
 * @param shown what an output may show of the name
 */
record Sysctl(String name, String shown, String value, Place place) {
  static List<Sysctl> of(Service service) {
    List<Sysctl> sysctls = new ArrayList<>();
    for (Field field : service.fields().fields("sysctls")) {
      String value = field.value() instanceof Text text ? text.text() : "";
      sysctls.add(new Sysctl(points(field.key()), points(field.shown()), value, field.place()));
    }
    for (Text text : service.texts("sysctls")) {
      String written = text.text();
      int equals = written.indexOf('=');
      String name = equals < 0 ? written : written.substring(0, equals);
      String value = equals < 0 ? "" : written.substring(equals + 1);
      sysctls.add(new Sysctl(points(name), points(text.shown(name)), value, text.place()));
    }
    return sysctls;
  }

  private static String points(String name) {
    return name.replace('/', '.');
  }

  boolean isOn() {
    return !value.strip().equals("0");
  }
}
