using System.IO.Compression;
using System.Text;
using EscalationBot.Domain.Organisation;
using EscalationBot.Host.Import;
using EscalationBot.Host.Import.Files;
using EscalationBot.Testing.Domain;
using MiniExcelLibs;

namespace EscalationBot.Host.Tests.Import;

public sealed class SheetFileTests
{
    private const string Units = "Bảng,Mã,Tên,Loại\nĐơn vị,xa-1,UBND xã Đăk Cấm,Xã\n";

    public static TheoryData<string> Encodings => ["utf-8", "utf-8 bom", "utf-16 bom", "utf-16be bom", "utf-16", "utf-16be", "windows-1258", "nfd"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void The_letters_of_a_csv_file_are_read_in_every_encoding_in_use(string encoding)
    {
        var sheet = Assert.Single(ImportOffice.Sheets(Encoded(encoding)));

        Assert.Equal(["Bảng", "Mã", "Tên", "Loại"], sheet.Rows[0].Cells);
        Assert.Equal(["Đơn vị", "xa-1", "UBND xã Đăk Cấm", "Xã"], sheet.Rows[1].Cells);
    }

    [Fact]
    public void Letters_of_the_old_fonts_are_refused_rather_than_guessed()
    {
        // "Sở Tài chính" as TCVN3 fonts store it.
        byte[] file = [.. "Bang,Ma,Ten,Loai\nDon vi,so-tc,S"u8, 0xEB, .. " Tµi chÝnh"u8.ToArray().Where(b => b != 0xC2), .. ",So\n"u8];

        Assert.Equal("import.file-encoding", Unreadable(file).TextKey);
    }

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData(',')]
    public void The_separator_is_found_in_the_first_line(char separator)
    {
        var sheet = Assert.Single(Csv(Units.Replace(',', separator)));

        Assert.Equal("UBND xã Đăk Cấm", sheet.Rows[1].Cells[2]);
    }

    [Fact]
    public void A_separator_that_the_file_names_counts_and_lines_keep_their_numbers()
    {
        var sheet = Assert.Single(Csv("sep=;\r\nBảng;Mã;Tên\r\n\r\nĐơn vị;a;\"b,c\"\r\n"));

        Assert.Equal((4, "b,c"), (sheet.Rows[1].Number, sheet.Rows[1].Cells[2]));
    }

    [Fact]
    public void Quoted_cells_hold_separators_quotes_and_line_breaks()
    {
        var sheet = Assert.Single(Csv("Bảng,Mã,Tên\nĐơn vị,a,\"Sở \"\"A\"\",\nB\"\nĐơn vị,b,C\n"));

        Assert.Equal("Sở \"A\", B", sheet.Rows[1].Cells[2]);
        Assert.Equal(4, sheet.Rows[2].Number);
    }

    [Fact]
    public void One_file_holds_all_tables_each_with_its_headings()
    {
        var sheets = Csv(Units + "Bảng,Mã,Đơn vị\nChức vụ,ct,xa-1\nChức vụ,pct,xa-1\n");

        Assert.Equal(["Đơn vị", "Chức vụ"], sheets.Select(s => s.Name));
        Assert.Equal([2, 3], sheets.Select(s => s.Rows.Count));
    }

    [Fact]
    public void A_csv_file_named_for_a_table_needs_no_column_for_it()
    {
        var sheet = Assert.Single(ImportOffice.Sheets("Code,Name\na,B\n"u8.ToArray(), "/somewhere/units.csv"));

        Assert.Equal("units", sheet.Name);
    }

    [Theory]
    [InlineData("", "import.file-empty")]
    [InlineData("\n\n", "import.file-empty")]
    [InlineData("Mã,Tên\na,b\n", "import.file-no-tables")]
    [InlineData("Bảng,Mã\nĐơn vị,\"a\n", "import.file-quote")]
    [InlineData("Bảng,Mã\nĐơn vị,\0\n", "import.file-encoding")]
    public void A_csv_file_that_cannot_be_used_is_refused_with_the_reason(string text, string key) =>
        Assert.Equal(key, Unreadable(Encoding.UTF8.GetBytes(text)).TextKey);

    [Fact]
    public void Signs_that_nobody_sees_are_taken_out()
    {
        var sheet = Assert.Single(Csv("Bảng,Mã\nĐơn vị,  a\u00A0\u200B b\u0007 \n"));

        Assert.Equal("a b", sheet.Rows[1].Cells[1]);
    }

    [Fact]
    public async Task Real_dates_times_and_numbers_of_a_workbook_are_read()
    {
        using var file = new MemoryStream();
        file.SaveAs(new Dictionary<string, object>
        {
            ["Chức vụ"] = new[] { Row(("Mã", "pct-1"), ("Đơn vị", "ubnd-tinh"), ("Chức danh", "Phó Chủ tịch"), ("Vai trò", "Lãnh đạo"), ("Giờ gửi bản tin", new TimeSpan(7, 30, 0)), ("Từ", new DateTime(2024, 9, 5))) },
            ["Người"] = new[] { Row(("Mã", 12), ("Họ tên", "Họ tên"), ("Điện thoại", 912345678d), ("Quyền", true)) },
        });
        await using var office = await ImportOffice.WithProvinceAsync();

        var plan = office.Plan(ImportOffice.Sheets(file.ToArray()));

        Assert.All(plan.Rows, r => Assert.Equal((RowResult.Created, 2, 0), (r.Result, r.Row, r.Remarks.Count)));
        var post = plan.Changes.Directory!.Post(new PostId("pct-1"))!;
        Assert.Equal((new TimeOnly(7, 30), Days.Of("5/9/2024")), (post.DigestTime, post.Validity.From));
        Assert.Equal("+84912345678", plan.Changes.Directory.People[new PersonId("12")].Phone);
    }

    [Fact]
    public async Task A_title_above_the_headings_and_empty_rows_do_no_harm()
    {
        using var file = new MemoryStream();
        file.SaveAs(
            new Dictionary<string, object>
            {
                ["Đơn vị"] = new[] { Row(("a", "DANH SÁCH ĐƠN VỊ")), Row(("a", null)), Row(("a", "Mã"), ("b", "Tên"), ("c", "Loại")), Row(("a", null)), Row(("a", "xa-1"), ("b", "UBND xã Đăk Cấm"), ("c", "Xã")) }
                    .Select(r => new Dictionary<string, object?> { ["a"] = null, ["b"] = null, ["c"] = null }.Concat(r).GroupBy(p => p.Key).ToDictionary(p => p.Key, p => p.Last().Value)),
            },
            printHeader: false);
        await using var office = new ImportOffice();

        var row = Assert.Single(office.Plan(ImportOffice.Sheets(file.ToArray())).Rows);

        Assert.Equal((RowResult.Created, 5), (row.Result, row.Row));
    }

    [Fact]
    public void A_truncated_workbook_is_refused()
    {
        var whole = SheetFile.Write(Csv(Units), "a.xlsx");

        Assert.All([30, whole.Length / 2, whole.Length - 10], length => Assert.Equal("import.file-damaged", Unreadable(whole[..length]).TextKey));
    }

    [Fact]
    public void A_zip_file_that_is_no_workbook_is_refused() =>
        Assert.Equal("import.file-damaged", Unreadable(Zip("readme.txt", [1, 2, 3])).TextKey);

    [Fact]
    public void A_workbook_that_unpacks_to_too_much_is_refused()
    {
        var bomb = Zip("xl/worksheets/sheet1.xml", new byte[FileLimits.UnpackedBytes + 1]);

        Assert.True(bomb.Length < FileLimits.Bytes);
        Assert.Equal("import.file-unpacked", Unreadable(bomb).TextKey);
    }

    [Fact]
    public void The_old_format_and_files_with_a_password_are_refused() =>
        Assert.Equal("import.file-old", Unreadable([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1]).TextKey);

    [Fact]
    public void A_file_above_the_size_is_refused() =>
        Assert.Equal("import.file-size", Unreadable(new byte[FileLimits.Bytes + 1]).TextKey);

    [Theory]
    [InlineData("a.csv")]
    [InlineData("a.xlsx")]
    public void A_file_above_the_number_of_rows_is_refused(string name)
    {
        var rows = Enumerable.Range(1, FileLimits.Rows).Select(i => new ImportRow(i + 1, [$"{i}"]));
        var file = SheetFile.Write([new ImportSheet("Đơn vị", [new ImportRow(1, ["Mã"]), .. rows])], name);

        Assert.Equal("import.file-rows", Unreadable(file).TextKey);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+84912345678")]
    [InlineData("-5")]
    [InlineData("@SUM(A1)")]
    [InlineData("'=1+1 trong ngoặc")]
    public void A_cell_is_never_a_formula_in_a_written_file_and_reads_back_as_it_was(string cell)
    {
        var sheet = new ImportSheet("Đơn vị", [new ImportRow(1, ["Mã", "Tên"]), new ImportRow(2, ["a", cell])]);

        var csv = Encoding.UTF8.GetString(SheetFile.Write([sheet], "a.csv"));

        Assert.Contains($",'{cell}\r\n", csv, StringComparison.Ordinal);
        Assert.Equal(cell, ImportOffice.Sheets(SheetFile.Write([sheet], "a.csv"))[0].Rows[1].Cells[2]);
        Assert.Equal(cell, ImportOffice.Sheets(SheetFile.Write([sheet], "a.xlsx"))[0].Rows[1].Cells[1]);
    }

    [Fact]
    public void Any_bytes_at_all_are_answered_with_a_reason_or_sheets()
    {
        var random = new byte[256];
        for (var seed = 0; seed < 500; seed++)
        {
            for (var i = 0; i < random.Length; i++)
                random[i] = (byte)((i * 31) ^ (seed * 17) ^ ((i * seed) >> 3));
            byte[] file = seed % 2 == 0 ? random : [(byte)'P', (byte)'K', 3, 4, .. random];

            Assert.NotNull(SheetFile.Read(file, "x.csv"));
        }
    }

    private static FileReading.Unreadable Unreadable(byte[] file) => Assert.IsType<FileReading.Unreadable>(SheetFile.Read(file, "form.csv"));

    private static IReadOnlyList<ImportSheet> Csv(string text) => ImportOffice.Sheets(Encoding.UTF8.GetBytes(text));

    private static byte[] Encoded(string encoding) => encoding switch
    {
        "utf-8" => Encoding.UTF8.GetBytes(Units),
        "utf-8 bom" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Units)],
        "utf-16 bom" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Units)],
        "utf-16be bom" => [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Units)],
        "utf-16" => Encoding.Unicode.GetBytes(Units),
        "utf-16be" => Encoding.BigEndianUnicode.GetBytes(Units),
        "windows-1258" => CodePagesEncodingProvider.Instance.GetEncoding(1258)!.GetBytes(Apart),
        "nfd" => Encoding.UTF8.GetBytes(Apart),
        _ => throw new ArgumentOutOfRangeException(nameof(encoding), encoding, null),
    };

    /// <summary>The same text with loose marks, as macOS stores it and Windows-1258 needs it.</summary>
    private static string Apart => Units
        .Replace("ả", "a\u0309", StringComparison.Ordinal).Replace("ã", "a\u0303", StringComparison.Ordinal).Replace("ạ", "a\u0323", StringComparison.Ordinal)
        .Replace("ấ", "â\u0301", StringComparison.Ordinal).Replace("ị", "i\u0323", StringComparison.Ordinal);

    private static Dictionary<string, object?> Row(params IReadOnlyList<(string Column, object? Value)> cells) => cells.ToDictionary(c => c.Column, c => c.Value);

    private static byte[] Zip(string entry, byte[] content)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = zip.CreateEntry(entry, CompressionLevel.SmallestSize).Open();
            part.Write(content);
        }
        return file.ToArray();
    }
}
