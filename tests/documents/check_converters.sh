#!/bin/sh
# A report reads the same as plain text, HTML, DOCX and PDF, where pandoc and pdftotext are
# installed; where they are not, it is said so. File names are nothing but names.
#
#   check_converters.sh <program annals> <folder to work in>
set -eu
annals=$1 work=$2
rm -rf "$work"
mkdir -p "$work"
cd "$work"
LC_ALL=C.UTF-8
export LC_ALL
unset ANNALS_STORE ANNALS_AUTHOR

"$annals" init > /dev/null
printf 'code,kind,name_zh\ntown,county,临川区\n' > agencies.csv
printf 'agency,indicator,year,value,source\n' > none.csv
"$annals" import --agencies agencies.csv none.csv > /dev/null

read_figures() {
  "$annals" read "$1" --agency town --year 2023 --format csv | cut -d, -f1,2,9,12
}
fail() {
  echo "$1"
  exit 1
}

paragraph='全区共收到行政复议申请118件，受理99件，审结93件，其中调解和解31件，综合调解率达33.3%。'
printf '2023年临川区工作报告\n\n%s\n\n| 单位 | 受理（件） |\n|------|------|\n| 合计 | 75 |\n' \
  "$paragraph" > plain.txt
read_figures plain.txt > plain.figures
[ "$(wc -l < plain.figures)" -eq 7 ] || fail "plain.txt: $(cat plain.figures)"

printf '<h1>2023年临川区工作报告</h1><p>%s</p><table><tr><th>单位</th><th>受理（件）</th></tr>
<tr><td>合计</td><td>75</td></tr></table>\n' "$paragraph" > report.html
mkdir dir
hostile='dir/-o x; touch pwned; $(touch pwned) `touch pwned` "q".html'
cp report.html "$hostile"
if command -v pandoc > /dev/null && pandoc --help | grep -q sandbox; then
  read_figures report.html > html.figures
  diff plain.figures html.figures
  read_figures "$hostile" > hostile.figures
  diff plain.figures hostile.figures
  [ ! -e pwned ] && [ ! -e dir/pwned ] || fail "a file name was run"
  pandoc report.html -o report.docx
  read_figures report.docx > docx.figures
  diff plain.figures docx.figures
  printf 'no document' > broken.docx
  ! "$annals" read broken.docx --agency town 2> message || fail "broken.docx was read"
  grep -q 'is not what pandoc can read' message
else
  ! "$annals" read report.html --agency town 2> message || fail "report.html was read"
  grep -q 'install pandoc' message
fi

# A PDF of one page, in ASCII: its lines, and a page number.
cat > report.pdf << 'END'
%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
4 0 obj<</Length 169>>stream
BT /F 12 Tf 50 250 Td (In 2023 the bureau accepted 99 reconsidera-) Tj 0 -16 Td
(tion cases and closed 93 cases in all of) Tj 0 -16 Td (the district.) Tj
130 -180 Td (- 7 -) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Courier>>endobj
trailer<</Root 1 0 R>>
END
if command -v pdftotext > /dev/null; then
  "$annals" read report.pdf --agency town --year 2023 --format csv | cut -d, -f1,2 > pdf.figures
  printf 'year,value\n2023,99\n2023,93\n' | diff - pdf.figures
else
  ! "$annals" read report.pdf --agency town 2> message || fail "report.pdf was read"
  grep -q 'install poppler-utils' message
fi
