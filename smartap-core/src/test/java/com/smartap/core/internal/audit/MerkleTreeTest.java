package com.smartap.core.internal.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {
    /** The leaves and roots of the Certificate Transparency project's own tests. */
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private static final int MOST = 70;
    private final MerkleTree tree = new MerkleTree(0, List.of());
    private final List<List<byte[]>> levels = new ArrayList<>();
    private final List<byte[]> roots = new ArrayList<>();

    private void grow(int leaves) {
        roots.add(tree.root());
        for (int i = 0; i < leaves; i++) {
            tree.append(MerkleTree.leaf(new byte[] {(byte) i}), (level, position, hash) -> {
                while (levels.size() <= level) {
                    levels.add(new ArrayList<>());
                }
                assertThat(levels.get(level)).hasSize((int) position);
                levels.get(level).add(hash);
            });
            roots.add(tree.root());
        }
    }

    private byte[] subtree(int level, long position) {
        return levels.get(level).get((int) position);
    }

    @Test
    void roots_are_the_published_ones() {
        MerkleTree published = new MerkleTree(0, List.of());
        assertThat(Hex.of(published.root()))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        for (int i = 0; i < LEAVES.size(); i++) {
            byte[] leaf = HexFormat.of().parseHex(LEAVES.get(i));
            published.append(MerkleTree.leaf(leaf), (level, position, hash) -> {});
            assertThat(Hex.of(published.root())).isEqualTo(ROOTS.get(i));
        }
    }

    @Test
    void every_leaf_of_every_tree_is_proven_and_no_wrong_proof_is_believed() {
        grow(MOST);
        for (int size = 1; size <= MOST; size++) {
            for (int leaf = 0; leaf < size; leaf++) {
                byte[] hash = subtree(0, leaf);
                byte[] root = roots.get(size);
                List<byte[]> path = MerkleProofs.inclusion(leaf, size, this::subtree);
                assertThat(MerkleProofs.proves(leaf, size, hash, path, root)).isTrue();
                assertThat(MerkleProofs.proves(leaf + 1, size, hash, path, root))
                        .isFalse();
                assertThat(MerkleProofs.proves(leaf, size, MerkleTree.leaf(new byte[] {99, 1}), path, root))
                        .isFalse();
                for (List<byte[]> wrong : spoiled(path)) {
                    assertThat(MerkleProofs.proves(leaf, size, hash, wrong, root))
                            .isFalse();
                }
            }
            assertThat(MerkleProofs.root(size, this::subtree)).isEqualTo(roots.get(size));
        }
    }

    @Test
    void every_tree_is_proven_to_be_a_later_state_and_no_wrong_proof_is_believed() {
        grow(MOST);
        for (int size = 1; size <= MOST; size++) {
            for (int earlier = 1; earlier <= size; earlier++) {
                byte[] before = roots.get(earlier);
                byte[] root = roots.get(size);
                List<byte[]> path = MerkleProofs.consistency(earlier, size, this::subtree);
                assertThat(MerkleProofs.proves(earlier, size, before, root, path))
                        .as("%d to %d", earlier, size)
                        .isTrue();
                assertThat(MerkleProofs.proves(earlier, size, roots.get(earlier - 1), root, path))
                        .isFalse();
                for (List<byte[]> wrong : spoiled(path)) {
                    assertThat(MerkleProofs.proves(earlier, size, before, root, wrong))
                            .as("%d to %d", earlier, size)
                            .isFalse();
                }
            }
        }
        assertThat(MerkleProofs.proves(0, 5, roots.get(0), roots.get(5), List.of()))
                .isFalse();
        assertThatThrownBy(() -> MerkleProofs.consistency(0, 5, this::subtree))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MerkleProofs.inclusion(5, 5, this::subtree))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** A flipped bit at each hash, one hash too many at each place, each hash missing. */
    private static List<List<byte[]>> spoiled(List<byte[]> path) {
        List<List<byte[]>> all = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            List<byte[]> flipped = new ArrayList<>(path);
            byte[] hash = path.get(i).clone();
            hash[i % 32] ^= 1;
            flipped.set(i, hash);
            all.add(flipped);
            List<byte[]> missing = new ArrayList<>(path);
            missing.remove(i);
            all.add(missing);
        }
        for (int i = 0; i <= path.size(); i++) {
            List<byte[]> extra = new ArrayList<>(path);
            extra.add(i, new byte[32]);
            all.add(extra);
        }
        return all;
    }

    @Test
    void canonical_json_is_that_of_rfc_8785() {
        assertThat(CanonicalJson.of(Map.of(
                        "\u20ac",
                        "Euro",
                        "\r",
                        "Carriage Return",
                        "1",
                        "One",
                        "\ud83d\ude00",
                        "Emoji",
                        "\u0080",
                        "Control")))
                .isEqualTo(
                        "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"\u20ac\":\"Euro\",\"\ud83d\ude00\":\"Emoji\"}");
        assertThat(CanonicalJson.of(Map.of("a", Map.of("b", "\u20ac$\u000f\nA'B\"\\\\\"/"))))
                .isEqualTo("{\"a\":{\"b\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}}");
        assertThat(CanonicalJson.of(Map.of("half", "a\ud83d"))).isEqualTo("{\"half\":\"a\ufffd\"}");
    }
}
