"""Who may ask: this machine's browser that knows the address, and no other page or name."""

import socket

import pytest

from docanalyze.cli import main

NAVIGATION = {"Sec_Fetch_Site": "none"}


def test_only_the_browser_of_this_review_is_answered(shown):
    own = f"http://127.0.0.1:{shown.port}"
    home = shown.path
    body = "version=0"

    def status(method, path, body=None, **headers):
        return shown.ask(method, path, body, **headers)[0]

    assert status("GET", home) == 200
    assert status("GET", home, **NAVIGATION) == 200
    assert status("GET", home, Host=f"localhost:{shown.port}") == 200

    # A name of somebody else's that leads here (DNS rebinding), or another port.
    for host in ("evil.example", f"evil.example:{shown.port}", "127.0.0.1", "127.0.0.1:1", ""):
        assert status("GET", home, Host=host) == 421

    # Without the secret part of the address, or with another.
    for path in ("/", "/x/", home[:-2] + "/", home.upper(), f"/{'a' * 32}/"):
        assert status("GET", path) == 404

    # Asked for by another page.
    for site in ("cross-site", "same-site"):
        assert status("GET", home, Sec_Fetch_Site=site) == 403
        assert status("POST", f"{home}more", body, Origin=own, Sec_Fetch_Site=site) == 403
    for origin in ("http://evil.example", "null", f"https://127.0.0.1:{shown.port}", own + "0"):
        assert status("POST", f"{home}more", body, Origin=origin) == 403
    assert status("POST", f"{home}more", body) == 403
    assert status("POST", f"{home}more", body, Origin=own, Host=f"localhost:{shown.port}") == 403

    # Nothing that changes anything can be had by GET, and nothing else is understood.
    for path in ("more", "retrain"):
        assert status("GET", home + path) in {404, 405}
    for method in ("PUT", "DELETE", "OPTIONS", "TRACE"):
        assert status(method, home) == 405
    assert status("POST", f"{home}more", "x" * 70_000, Origin=own) == 413
    assert status("POST", f"{home}more", body, Origin=own) == 303


def test_answers_allow_nothing_from_elsewhere(shown):
    for path in ("", "static/review.css", "nothing-here"):
        _, headers, _ = shown.ask("GET", shown.path + path)
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"
        assert headers["set-cookie"] is None
        assert headers["server"] is None


def test_nobody_listens_on_other_addresses(shown):
    own = socket.gethostbyname(socket.gethostname())
    if own.startswith("127."):
        pytest.skip("this machine has no other address")
    with pytest.raises(OSError), socket.create_connection((own, shown.port), timeout=2):  # noqa: PT011
        pass


def test_nonsense_is_answered_in_a_sentence(shown):
    for path in ("passage/d0:0", "article/..%2f..%2fetc", "correct/treaties/d0/1/2", "round/7"):
        status, _, text = shown.ask("GET", shown.path + path)
        assert status == 404
        assert "Traceback" not in text
    for path in ("correct/passages/d0/1/2", "correct/treaties/d0/x/2", "static/../server.py"):
        assert shown.ask("GET", shown.path + path)[0] == 404


def test_each_review_has_an_address_of_its_own(shown, serve):
    with serve() as other:
        assert shown.path != other.path


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["TABLES"], "not the output of a finished run"),
        (["OUT", "--labels", "mine.csv"], "Name a file .jsonl"),
        (["OUT", "--port", "PORT"], "cannot be used"),
    ],
)
def test_what_cannot_be_served_is_said(output, capsys, arguments, complaint):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        names = {"OUT": str(output), "TABLES": str(output / "tables"), "PORT": port}
        with pytest.raises(SystemExit) as ended:
            main(["review", "--no-open", *(names.get(one, one) for one in arguments)])
    assert ended.value.code == 2
    assert complaint in capsys.readouterr().err


def test_a_missing_library_is_said_in_a_sentence(output, capsys, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "uvicorn", None)
    with pytest.raises(SystemExit) as ended:
        main(["review", str(output), "--no-open"])
    assert ended.value.code == 2
    assert 'pip install "docanalyze[review]"' in capsys.readouterr().err
