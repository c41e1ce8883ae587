package dev.milepost.analytics.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.NullUnmarked;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** Charts read as documents; target/charts has them to look at. */
@NullUnmarked // what is missing fails the test
final class Drawn {
    private Drawn() {}

    static Look look(String theme, String lang) {
        var asked = new LookParameters();
        asked.theme = theme;
        asked.lang = lang;
        return Look.of(asked);
    }

    static Document read(String name, String svg) throws Exception {
        Path folder = Files.createDirectories(Path.of("target", "charts"));
        Files.writeString(folder.resolve(name + ".svg"), svg);
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        Element root = document.getDocumentElement();
        assertThat(root.getAttribute("role")).isEqualTo("img");
        assertThat(root.getAttribute("aria-labelledby")).isEqualTo("title desc");
        for (String says : List.of("title", "desc")) {
            Element element = (Element) root.getElementsByTagName(says).item(0);
            assertThat(element.getAttribute("id")).isEqualTo(says);
            assertThat(element.getTextContent()).isNotBlank();
        }
        assertThat(root.getElementsByTagName("script").getLength()).isZero();
        inside(root, "rect", "x", "y");
        inside(root, "circle", "cx", "cy");
        inside(root, "text", "x", "y");
        return document;
    }

    /** Nothing begins outside the picture, and no text runs out of it (by the estimate that cuts it). */
    private static void inside(Element root, String name, String x, String y) {
        double width = Double.parseDouble(root.getAttribute("width"));
        double height = Double.parseDouble(root.getAttribute("height"));
        var all = root.getElementsByTagName(name);
        for (int i = 0; i < all.getLength(); i++) {
            Element one = (Element) all.item(i);
            double at = Double.parseDouble(one.getAttribute(x));
            assertThat(at).as(one.getTextContent()).isBetween(0.0, width);
            assertThat(Double.parseDouble(one.getAttribute(y))).isBetween(0.0, height);
            if (name.equals("text")) {
                double room = Labels.width(one.getTextContent(), Double.parseDouble(one.getAttribute("font-size")));
                double begin = switch (one.getAttribute("text-anchor")) {
                    case "start" -> at;
                    case "middle" -> at - room / 2;
                    default -> at - room;
                };
                assertThat(begin).as(one.getTextContent()).isGreaterThan(-12);
                assertThat(begin + room).as(one.getTextContent()).isLessThan(width + 12);
            }
        }
    }

    static String texts(Document document) {
        List<String> texts = new ArrayList<>();
        var all = document.getElementsByTagName("text");
        for (int i = 0; i < all.getLength(); i++) {
            texts.add(all.item(i).getTextContent());
        }
        return String.join("\n", texts);
    }
}
