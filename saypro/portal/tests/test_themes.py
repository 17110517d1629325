import pytest

pytestmark = pytest.mark.django_db


def choose(client, theme, back="/robots.txt"):
    return client.post("/theme/", {"theme": theme, "next": back})


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_choice_is_in_the_page_before_any_script_runs(client, theme):
    choose(client, theme)
    assert f'data-theme="{theme}"' in client.get("/nothing/").content.decode()


def test_without_a_choice_the_device_decides(client):
    assert "data-theme" not in client.get("/nothing/").content.decode()


@pytest.mark.parametrize("theme", ["system", "", "purple", '"><script>'])
def test_anything_else_forgets_the_choice(client, theme):
    choose(client, "dark")
    choose(client, theme)
    assert "data-theme" not in client.get("/nothing/").content.decode()


def test_a_bent_cookie_is_no_choice(client):
    client.cookies["theme"] = "dark onload=x"
    assert "data-theme" not in client.get("/nothing/").content.decode()


def test_it_leads_back_to_where_it_was_chosen(client):
    assert choose(client, "dark", "/ads/?q=bike").url == "/ads/?q=bike"


@pytest.mark.parametrize(
    "back", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", ""]
)
def test_it_never_leads_away_from_the_house(client, back):
    assert choose(client, "dark", back).url == "/"
