package dev.milepost.milestone.dependency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CircleTest {
    private static UUID id(int number) {
        return new UUID(0, number);
    }

    private static Circle.Edge edge(int predecessor, int successor) {
        return new Circle.Edge(id(predecessor), id(successor));
    }

    @Test
    void namesTheShortestWayRound() {
        List<Circle.Edge> edges = List.of(edge(1, 2), edge(2, 3), edge(1, 3), edge(3, 4));

        assertThat(Circle.closedBy(edge(4, 1), edges)).containsExactly(id(1), id(3), id(4), id(1));
        assertThat(Circle.closedBy(edge(2, 1), edges)).containsExactly(id(1), id(2), id(1));
    }

    @Test
    void aDiamondIsNoCircle() {
        assertThat(Circle.closedBy(edge(2, 4), List.of(edge(1, 2), edge(1, 3), edge(3, 4))))
                .isEmpty();
    }

    @Test
    void aLongChainIsFollowed() {
        List<Circle.Edge> chain = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            chain.add(edge(i, i + 1));
        }
        assertThat(Circle.closedBy(edge(10_000, 0), chain)).hasSize(10_002);
        assertThat(Circle.closedBy(edge(0, 10_000), chain)).isEmpty();
    }

    @Test
    void isFoundAmongEdgesThatLeadToItAndFromIt() {
        List<Circle.Edge> tree = List.of(edge(1, 2), edge(1, 3), edge(2, 4), edge(3, 4), edge(4, 5));
        assertThat(Circle.in(tree)).isEmpty();
        assertThat(Circle.in(List.of())).isEmpty();
        assertThat(Circle.in(List.of(edge(1, 1)))).containsExactly(id(1), id(1));

        List<Circle.Edge> edges = new ArrayList<>(tree);
        edges.addAll(List.of(edge(5, 6), edge(6, 7), edge(7, 5), edge(7, 8), edge(8, 9)));
        assertThat(Circle.in(edges)).hasSize(4).contains(id(5), id(6), id(7));
    }
}
