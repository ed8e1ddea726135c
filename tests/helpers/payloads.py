"""Short texts that some reader of text takes for more than text: HTML, Markdown, Streamlit, LaTeX, typst, Jinja, formulas, SQL."""

PAYLOADS = (
    # HTML
    "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "<iframe srcdoc='<script>alert(1)</script>'>", "<a href=javascript:alert(1)>x</a>",
    "<details open ontoggle=alert(1)>", "<math><mtext><style><img src=x>", "<!-- x --><b>y</b>", "<base href=//x.example>", "<link rel=stylesheet href=//x>",
    "<meta http-equiv=refresh content=0>", "<form action=//x.example><input>", "<style>*{display:none}</style>", "<template><b>x</b></template>",
    "&lt;b&gt;", "&#60;b&#62;", "&#x3c;b&#x3e;", "<b", "b>", "</div></td></table>", "<p hidden>x", "<input autofocus onfocus=alert(1)>", "<plaintext>",
    # Markdown and Streamlit's own
    "[x](javascript:alert(1))", "![x](http://x.example/i.png)", "[x]: http://x.example", "<http://x.example>", "# heading", "> quoted", "1. listed",
    "- [ ] ticked", "| a | b |\n|---|---|", "```\ncode\n```", "~~struck~~", "***both***", "a\n===", "---", "[^1]", "\\*", "http://x.example", "www.x.example",
    "a@x.example", ":red[red]", ":red-background[x]", ":material/home:", ":smile:", ":streamlit:", ":small[x]", ":blue-badge[x]", "$x^2$", "$$\\frac{1}{2}$$",
    ":green[:material/check: done]", ":color[x]{foreground=\"red\"}", "<- -> -- ...", ":shortcode_that_is_none:",
    # LaTeX and typst
    "\\input{/etc/passwd}", "\\write18{id}", "\\def\\x{\\x}\\x", "\\begin{document}", "\\href{http://x.example}{x}", "\\includegraphics{x}", "^^41", "~",
    "#eval(\"1\")", "#read(\"/etc/passwd\")", "#import \"@preview/x:1.0.0\"", "#show: it => none", "#set page(width: 1pt)", "#image(\"x\")", "#let x = 1",
    "= heading", "+ listed", "/ term: said", "@ref", "<label>", "*strong*", "_emphasised_", "#[content]", "$ sum_1^n $", "#pagebreak()", "#{1+1}",
    # Jinja and formats of strings
    "{{ config }}", "{{ ''.__class__.__mro__ }}", "{% include 'x' %}", "{# x #}", "{{ pack|safe }}", "{% endraw %}", "{0.__class__}", "{name!r:>100}", "%(x)s",
    "${x}", "<%= x %>", "{{", "}}", "{", "{}",
    # formulas, SQL and paths
    "=WEBSERVICE(\"http://x.example\")", "=IMPORTXML(\"http://x.example\",\"//a\")", "@A1", "+HYPERLINK(\"x\")", "';drop table task;--", "\" or 1=1 --", "$view", "?",
    "%' escape '\\", "file:///etc/passwd", "..\\..\\x", "NUL.txt", "\u202egnp.exe", "\u2066abc\u2069", "a\x00b", "\x1b[31mred\x1b[0m",
)  # fmt: skip
